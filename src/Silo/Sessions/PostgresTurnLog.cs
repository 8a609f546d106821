using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using Npgsql;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

internal sealed class PostgresTurnLog(NpgsqlDataSource database, GroupCommit writes) : ITurnLog
{
    public Task<bool> AppendAsync(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Append(session, turn, cancellationToken));

    public Task RecordAnalysisAsync(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Analyze(session, seq, analysis, cancellationToken));

    public Task NoteFailedAnalysisAsync(SessionKey session, long seq, string reason, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.FailAnalysis(session, seq, reason, cancellationToken));

    public Task<SessionWindow> ReadWindowAsync(SessionKey session, int turnsPerPersona, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = Command(PostgresTurnQueries.Window, session);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = turnsPerPersona });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var turns = ImmutableArray.CreateBuilder<Turn>();
            var (total, last) = (0L, 0L);
            while (await reader.ReadAsync(cancellationToken))
            {
                total = reader.GetInt64(TurnRow.Width);
                last = reader.GetInt64(TurnRow.Width + 1);
                if (!reader.IsDBNull(0))
                {
                    turns.Add(ReadTurn(reader));
                }
            }

            return total == 0 ? SessionWindow.Empty : new SessionWindow(turns.DrainToImmutable(), last, total);
        });

    public Task<ImmutableArray<Turn>> ReadAsync(
        SessionKey session, string? personaId, long? before, int limit, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = Command(
                personaId is null ? PostgresTurnQueries.Read : PostgresTurnQueries.ReadPersona, session);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = before ?? long.MaxValue });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            if (personaId is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = personaId });
            }

            return await command.ReadAllAsync(ReadTurn, cancellationToken);
        });

    public Task<Turn?> FindAsync(SessionKey session, string clientMessageId, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = Command(PostgresTurnQueries.Find, session);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clientMessageId });
            var turns = await command.ReadAllAsync(ReadTurn, cancellationToken);
            return turns.FirstOrDefault();
        });

    public Task<SessionSummary?> GetSummaryAsync(SessionKey session, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = Command(PostgresTurnQueries.Summary, session);
            return (await command.ReadAllAsync(ReadSummary, cancellationToken)).FirstOrDefault();
        });

    public Task<ImmutableArray<SessionSummary>> ListAsync(
        string userId, int limit, SessionCursor? after, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand(PostgresTurnQueries.List);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = userId });
            command.Parameters.Add(new NpgsqlParameter<DateTime>
            {
                TypedValue = after?.LastAt.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
            });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after?.SessionId ?? "" });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return await command.ReadAllAsync(ReadSummary, cancellationToken);
        });

    public Task<bool> DeleteAsync(SessionKey session, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var batch = database.CreateBatch();
            foreach (var statement in (ReadOnlySpan<string>)
                [
                    PostgresTurnQueries.Lock, PostgresTurnQueries.DeleteTurns, PostgresTurnQueries.DeleteSession,
                    PostgresTurnQueries.DeleteParts,
                ])
            {
                var command = new NpgsqlBatchCommand(statement);
                AddKey(command.Parameters, session);
                batch.BatchCommands.Add(command);
            }

            return await batch.ExecuteNonQueryAsync(cancellationToken) > 0;
        });

    private static Turn ReadTurn(DbDataReader row) => TurnRow.Read(row, SqlDialect.Postgres);

    private static SessionSummary ReadSummary(DbDataReader row) => new(
        row.GetString(0),
        ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<string[]>(1)),
        row.GetString(2),
        row.GetInt64(3),
        SqlDialect.Postgres.ReadTime(row, 4),
        SqlDialect.Postgres.ReadTime(row, 5));

    private static void AddKey(NpgsqlParameterCollection parameters, SessionKey session)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = session.UserId });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = session.SessionId });
    }

    private NpgsqlCommand Command(string sql, SessionKey session)
    {
        var command = database.CreateCommand(sql);
        AddKey(command.Parameters, session);
        return command;
    }
}
