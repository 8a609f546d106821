using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Writes turns and their analyses to SQLite.</summary>
internal sealed class SqliteTurnWriter : SqliteWriter
{
    private readonly TimeProvider _clock;
    private readonly SqliteStatement _append;
    private readonly SqliteStatement _touch;
    private readonly SqliteStatement _analyze;
    private readonly SqliteStatement _fail;

    public SqliteTurnWriter(SqliteConnection connection, TimeProvider clock)
        : base(connection)
    {
        _clock = clock;
        _append = Prepare(
            SqliteTurnQueries.Append,
            "$user", "$session", "$seq", "$message", "$persona", "$said", "$answer", "$model", "$input", "$output", "$memories",
            "$degraded", "$version", "$created", "$traits", "$confidence", "$actions", "$analyzed", "$moves", "$receipt");
        _touch = Prepare(SqliteTurnQueries.Touch, "$user", "$session", "$persona", "$title", "$created");
        _analyze = Prepare(
            SqliteTurnQueries.Analyze, "$user", "$session", "$seq", "$traits", "$confidence", "$actions", "$analyzed", "$moves");
        _fail = Prepare(SqliteTurnQueries.FailAnalysis, "$user", "$session", "$seq", "$reason", "$at");
    }

    public override void Write(SqliteTransaction transaction, BatchedWrite write)
    {
        if (write is not TurnWrite { Session: var session } turnWrite)
        {
            return;
        }

        var now = LogTime.ToMicroseconds(_clock.GetUtcNow());
        write.Stored = turnWrite switch
        {
            { Turn: { } turn } => Append(transaction, session, turn, now),
            { Analysis: { } analysis } => Analyze(transaction, session, turnWrite.Seq, analysis, now),
            { Failure: { } reason } => Fail(transaction, session, turnWrite.Seq, reason, now),
            _ => false,
        };
    }

    private bool Append(SqliteTransaction transaction, SessionKey session, Turn turn, long now)
    {
        var created = LogTime.ToMicroseconds(turn.CreatedAt);
        var analysis = turn.Analysis;
        var stored = _append.Execute(
            transaction, session.UserId, session.SessionId, turn.Seq, turn.ClientMessageId, turn.PersonaId,
            turn.UserMessage, turn.AiResponse, turn.Model, turn.Usage.InputTokens, turn.Usage.OutputTokens,
            TurnJson.Write(turn.Memories), TurnJson.Write(turn.Degraded), turn.PersonaVersion, created,
            analysis is null ? null : TurnJson.Write(analysis.Traits), analysis?.Confidence,
            analysis is null ? null : TurnJson.Write(analysis.SuggestedActions), analysis is null ? null : now,
            analysis is null ? null : TraitJson.Write(analysis.Moves), TurnJson.Write(turn.Receipt));
        if (stored == 0)
        {
            return false;
        }

        _touch.Execute(
            transaction, session.UserId, session.SessionId, turn.PersonaId, SessionTitle.Of(turn.UserMessage), created);
        return true;
    }

    private bool Analyze(SqliteTransaction transaction, SessionKey session, long seq, TurnAnalysis analysis, long now)
    {
        _analyze.Execute(
            transaction, session.UserId, session.SessionId, seq, TurnJson.Write(analysis.Traits), analysis.Confidence,
            TurnJson.Write(analysis.SuggestedActions), now, TraitJson.Write(analysis.Moves));
        return true;
    }

    private bool Fail(SqliteTransaction transaction, SessionKey session, long seq, string reason, long now)
    {
        _fail.Execute(transaction, session.UserId, session.SessionId, seq, reason, now);
        return true;
    }
}
