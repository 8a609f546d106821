using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

internal sealed class SqliteTurnLog(SqliteDataSource database, GroupCommit writes) : ITurnLog
{
    public Task<bool> AppendAsync(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Append(session, turn, cancellationToken));

    public Task RecordAnalysisAsync(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Analyze(session, seq, analysis, cancellationToken));

    public Task NoteFailedAnalysisAsync(SessionKey session, long seq, string reason, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.FailAnalysis(session, seq, reason, cancellationToken));

    public Task<SessionWindow> ReadWindowAsync(SessionKey session, int turnsPerPersona, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                // One snapshot, for several small reads; in process they cost less than one clever query.
                using var transaction = connection.BeginTransaction(deferred: true);
                if (ReadSummary(connection, session) is not { } summary)
                {
                    return SessionWindow.Empty;
                }

                using var lastSeq = Command(connection, SqliteTurnQueries.LastSeq, session);
                var last = Convert.ToInt64(lastSeq.ExecuteScalar(), CultureInfo.InvariantCulture);
                var turns = summary.PersonaIds
                    .SelectMany(personaId => ReadTurns(connection, session, personaId, long.MaxValue, turnsPerPersona))
                    .OrderBy(turn => turn.Seq);
                return new SessionWindow([.. turns], last, summary.Turns);
            },
            cancellationToken);

    public Task<ImmutableArray<Turn>> ReadAsync(
        SessionKey session, string? personaId, long? before, int limit, CancellationToken cancellationToken)
        => database.RunAsync(
            connection => ReadTurns(connection, session, personaId, before ?? long.MaxValue, limit), cancellationToken);

    public Task<Turn?> FindAsync(SessionKey session, string clientMessageId, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var command = Command(connection, SqliteTurnQueries.Find, session);
                command.Parameters.AddWithValue("$message", clientMessageId);
                return command.ReadAll(ReadTurn).FirstOrDefault();
            },
            cancellationToken);

    public Task<SessionSummary?> GetSummaryAsync(SessionKey session, CancellationToken cancellationToken)
        => database.RunAsync(connection => ReadSummary(connection, session), cancellationToken);

    public Task<ImmutableArray<SessionSummary>> ListAsync(
        string userId, int limit, SessionCursor? after, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = SqliteTurnQueries.List;
                command.Parameters.AddWithValue("$user", userId);
                command.Parameters.AddWithValue("$last_at", after is null ? long.MaxValue : LogTime.ToMicroseconds(after.LastAt));
                command.Parameters.AddWithValue("$session", after?.SessionId ?? "");
                command.Parameters.AddWithValue("$limit", limit);
                return command.ReadAll(ReadSummary);
            },
            cancellationToken);

    public Task<bool> DeleteAsync(SessionKey session, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                using var turns = Command(connection, SqliteTurnQueries.DeleteTurns, session);
                using var rest = Command(connection, SqliteTurnQueries.DeleteSession, session);
                using var parts = Command(connection, SqliteTurnQueries.DeleteParts, session);
                var deleted = turns.ExecuteNonQuery() + rest.ExecuteNonQuery();
                parts.ExecuteNonQuery();
                transaction.Commit();
                return deleted > 0;
            },
            cancellationToken);

    private static ImmutableArray<Turn> ReadTurns(
        SqliteConnection connection, SessionKey session, string? personaId, long before, int limit)
    {
        using var command = Command(
            connection, personaId is null ? SqliteTurnQueries.Read : SqliteTurnQueries.ReadPersona, session);
        command.Parameters.AddWithValue("$before", before);
        command.Parameters.AddWithValue("$limit", limit);
        if (personaId is not null)
        {
            command.Parameters.AddWithValue("$persona", personaId);
        }

        return command.ReadAll(ReadTurn);
    }

    private static SessionSummary? ReadSummary(SqliteConnection connection, SessionKey session)
    {
        using var command = Command(connection, SqliteTurnQueries.Summary, session);
        return command.ReadAll(ReadSummary).FirstOrDefault();
    }

    private static Turn ReadTurn(DbDataReader row) => TurnRow.Read(row, SqlDialect.Sqlite);

    private static SessionSummary ReadSummary(DbDataReader row) => new(
        row.GetString(0),
        TurnJson.ReadTexts(row.GetString(1)),
        row.GetString(2),
        row.GetInt64(3),
        SqlDialect.Sqlite.ReadTime(row, 4),
        SqlDialect.Sqlite.ReadTime(row, 5));

    private static SqliteCommand Command(SqliteConnection connection, string sql, SessionKey session)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Always one of SqliteTurnQueries.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$user", session.UserId);
        command.Parameters.AddWithValue("$session", session.SessionId);
        return command;
    }
}
