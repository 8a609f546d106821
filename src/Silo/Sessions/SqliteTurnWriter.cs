using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Writes a batch to SQLite in one transaction, over a connection of its own whose statements stay prepared.</summary>
internal sealed class SqliteTurnWriter(SqliteDataSource database, TimeProvider clock) : IBatchWriter
{
    private static readonly string[] TurnParameters =
    [
        "$user", "$session", "$seq", "$message", "$persona", "$said", "$answer", "$model", "$input", "$output", "$memories",
        "$degraded", "$version", "$created", "$traits", "$confidence", "$actions", "$analyzed", "$moves", "$receipt",
    ];

    private SqliteConnection? _connection;
    private SqliteCommand? _append;
    private SqliteCommand? _touch;
    private SqliteCommand? _analyze;

    public Task WriteAsync(IReadOnlyList<BatchedWrite> batch)
    {
        try
        {
            Write(batch);
            return Task.CompletedTask;
        }
        catch (Exception exception)
        {
            // The transaction is undone with it; the next batch begins afresh.
            Close();
            return Task.FromException(exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Write(IReadOnlyList<BatchedWrite> batch)
    {
        var connection = _connection ??= database.OpenConnection();

        // Not deferred: a transaction that begins by reading could not wait for another's write lock later.
        using var transaction = connection.BeginTransaction(deferred: false);
        _append ??= Prepare(connection, SqliteTurnQueries.Append, TurnParameters);
        _touch ??= Prepare(connection, SqliteTurnQueries.Touch, ["$user", "$session", "$persona", "$title", "$created"]);
        _analyze ??= Prepare(
            connection,
            SqliteTurnQueries.Analyze,
            ["$user", "$session", "$seq", "$traits", "$confidence", "$actions", "$analyzed", "$moves"]);
        var now = LogTime.ToMicroseconds(clock.GetUtcNow());
        foreach (var write in batch.Cast<TurnWrite>())
        {
            write.Stored = write.Turn is { } turn
                ? Append(_append, _touch, transaction, write.Session, turn, now)
                : write.Analysis is { } analysis && Analyze(_analyze, transaction, write, analysis, now);
        }

        transaction.Commit();
    }

    private static bool Append(
        SqliteCommand append, SqliteCommand touch, SqliteTransaction transaction, SessionKey session, Turn turn, long now)
    {
        var created = LogTime.ToMicroseconds(turn.CreatedAt);
        var analysis = turn.Analysis;
        var stored = Execute(
            append, transaction, session.UserId, session.SessionId, turn.Seq, turn.ClientMessageId, turn.PersonaId,
            turn.UserMessage, turn.AiResponse, turn.Model, turn.Usage.InputTokens, turn.Usage.OutputTokens,
            TurnJson.Write(turn.Memories), TurnJson.Write(turn.Degraded), turn.PersonaVersion, created,
            analysis is null ? null : TurnJson.Write(analysis.Traits), analysis?.Confidence,
            analysis is null ? null : TurnJson.Write(analysis.SuggestedActions), analysis is null ? null : now,
            analysis is null ? null : TraitJson.Write(analysis.Moves), TurnJson.Write(turn.Receipt));
        if (stored == 0)
        {
            return false;
        }

        Execute(
            touch, transaction, session.UserId, session.SessionId, turn.PersonaId, SessionTitle.Of(turn.UserMessage), created);
        return true;
    }

    private static bool Analyze(
        SqliteCommand analyze, SqliteTransaction transaction, TurnWrite write, TurnAnalysis analysis, long now)
    {
        Execute(
            analyze, transaction, write.Session.UserId, write.Session.SessionId, write.Seq, TurnJson.Write(analysis.Traits),
            analysis.Confidence, TurnJson.Write(analysis.SuggestedActions), now, TraitJson.Write(analysis.Moves));
        return true;
    }

    private static int Execute(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter, Value = DBNull.Value });
        }

        return command;
    }

    private void Close()
    {
        _append?.Dispose();
        _touch?.Dispose();
        _analyze?.Dispose();
        _connection?.Dispose();
        (_append, _touch, _analyze, _connection) = (null, null, null, null);
    }
}
