using System.Collections.Immutable;
using System.Data.Common;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>The log of turns, in the database that keeps everything else.</summary>
internal sealed class TurnLog(DbDataSource database, SqlDialect dialect, GroupCommit writes, TimeProvider clock) : ITurnLog
{
    public Task<bool> AppendAsync(SessionKey session, Turn turn, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Append(session, turn, cancellationToken));

    public Task RecordAnalysisAsync(SessionKey session, long seq, TurnAnalysis analysis, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.Analyze(session, seq, analysis, cancellationToken));

    public Task NoteFailedAnalysisAsync(SessionKey session, long seq, string reason, CancellationToken cancellationToken)
        => writes.WriteAsync(TurnWrite.FailAnalysis(session, seq, reason, clock.GetUtcNow(), cancellationToken));

    public async Task<SessionWindow> ReadWindowAsync(
        SessionKey session, int turnsPerPersona, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAllAsync(
            dialect.SessionWindow,
            row => (
                Turn: row.IsDBNull(0) ? null : ReadTurn(row),
                Total: row.GetInt64(TurnRow.Width),
                LastSeq: row.GetInt64(TurnRow.Width + 1),
                IsGivenUp: !row.IsDBNull(0) && row.GetInt32(TurnRow.Width + 2) >= ITurnLog.AnalysisAttempts),
            cancellationToken,
            Parameters(session, ("limit", turnsPerPersona)));
        return rows is [var first, ..]
            ? new SessionWindow([.. rows.Select(row => row.Turn).OfType<Turn>()], first.LastSeq, first.Total)
            {
                GivenUp = [.. rows.Where(row => row.IsGivenUp).Select(row => row.Turn!.Seq)],
            }
            : SessionWindow.Empty;
    }

    public Task<ImmutableArray<Turn>> ReadAsync(
        SessionKey session, string? personaId, long? before, int limit, CancellationToken cancellationToken)
    {
        var page = Parameters(session, ("before", before ?? long.MaxValue), ("limit", limit));
        return personaId is null
            ? database.ReadAllAsync(TurnQueries.Read, ReadTurn, cancellationToken, page)
            : database.ReadAllAsync(TurnQueries.ReadPersona, ReadTurn, cancellationToken, [.. page, ("persona", personaId)]);
    }

    public async Task<Turn?> FindAsync(SessionKey session, string clientMessageId, CancellationToken cancellationToken)
    {
        var turns = await database.ReadAllAsync(
            TurnQueries.Find, ReadTurn, cancellationToken, Parameters(session, ("message", clientMessageId)));
        return turns.FirstOrDefault();
    }

    public async Task<SessionSummary?> GetSummaryAsync(SessionKey session, CancellationToken cancellationToken)
    {
        var sessions = await database.ReadAllAsync(TurnQueries.Summary, ReadSummary, cancellationToken, Parameters(session));
        return sessions.FirstOrDefault();
    }

    public Task<ImmutableArray<SessionSummary>> ListAsync(
        string userId, int limit, SessionCursor? after, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            TurnQueries.List,
            ReadSummary,
            cancellationToken,
            ("user", userId),
            ("last_at", dialect.WriteTime(after?.LastAt ?? DateTimeOffset.MaxValue)),
            ("session", after?.SessionId ?? ""),
            ("limit", limit));

    public Task<bool> DeleteAsync(SessionKey session, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                // First: a turn being appended meanwhile either commits before and goes too, or starts the session anew.
                if (dialect.LockSession is { } lockSession)
                {
                    await connection.ExecuteAsync(lockSession, cancellationToken, Parameters(session));
                }

                var turns = await connection.ExecuteAsync(TurnQueries.DeleteTurns, cancellationToken, Parameters(session));
                var sessions = await connection.ExecuteAsync(TurnQueries.DeleteSession, cancellationToken, Parameters(session));
                await connection.ExecuteAsync(TurnQueries.DeleteParts, cancellationToken, Parameters(session));
                return turns + sessions > 0;
            },
            cancellationToken);

    private Turn ReadTurn(DbDataReader row) => TurnRow.Read(row, dialect);

    private SessionSummary ReadSummary(DbDataReader row) => new(
        row.GetString(0),
        dialect.ReadTexts(row, 1),
        row.GetString(2),
        row.GetInt64(3),
        dialect.ReadTime(row, 4),
        dialect.ReadTime(row, 5));

    private static (string Name, object Value)[] Parameters(SessionKey session, params (string Name, object Value)[] others)
        => [("user", session.UserId), ("session", session.SessionId), .. others];
}
