using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Writes turns and their analyses to SQLite.</summary>
internal sealed class SqliteTurnWriter : SqliteWriter
{
    private static readonly string[] Columns =
    [
        "user_id", "session_id", "seq", "client_message_id", "persona_id", "user_message", "ai_response", "model", "input_tokens",
        "output_tokens", "memories", "degraded", "persona_version", "created_at", "traits", "confidence", "suggested_actions",
        "analyzed_at", "moves", "receipt",
    ];

    private static readonly string AppendTurn = $"""
        INSERT INTO messages ({string.Join(", ", Columns)}) VALUES (@{string.Join(", @", Columns)}) ON CONFLICT DO NOTHING
        """;

    private const string TouchSession = """
        INSERT INTO sessions (user_id, session_id, persona_ids, title, turns, created_at, last_at)
        VALUES (@user, @session, json_array(@persona), @title, 1, @created, @created)
        ON CONFLICT (user_id, session_id) DO UPDATE SET
            persona_ids = CASE
                WHEN EXISTS (SELECT 1 FROM json_each(sessions.persona_ids) WHERE value = @persona) THEN sessions.persona_ids
                ELSE json_insert(sessions.persona_ids, '$[#]', @persona) END,
            turns = sessions.turns + 1,
            last_at = max(sessions.last_at, excluded.last_at)
        """;

    internal const string AnalyzeTurn = """
        UPDATE messages
        SET traits = @traits, confidence = @confidence, suggested_actions = @actions, analyzed_at = @analyzed, moves = @moves,
            analysis_failure = NULL
        WHERE user_id = @user AND session_id = @session AND seq = @seq
        """;

    private const string NoteFailure = """
        UPDATE messages
        SET analysis_failures = analysis_failures + @attempts, analysis_failure = @reason, analysis_failed_at = @at
        WHERE user_id = @user AND session_id = @session AND seq = @seq AND analysis_failed_at IS NOT @at
        """;

    private readonly TimeProvider _clock;
    private readonly SqliteStatement _append;
    private readonly SqliteStatement _touch;
    private readonly SqliteStatement _analyze;
    private readonly SqliteStatement _fail;

    public SqliteTurnWriter(SqliteConnection connection, TimeProvider clock)
        : base(connection)
    {
        _clock = clock;
        _append = Prepare(AppendTurn, Columns);
        _touch = Prepare(TouchSession, "user", "session", "persona", "title", "created");
        _analyze = Prepare(AnalyzeTurn, "user", "session", "seq", "traits", "confidence", "actions", "analyzed", "moves");
        _fail = Prepare(NoteFailure, "user", "session", "seq", "attempts", "reason", "at");
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
            { Failure: not null } => Fail(transaction, turnWrite),
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

    private bool Fail(SqliteTransaction transaction, TurnWrite failed)
    {
        _fail.Execute(
            transaction, failed.Session.UserId, failed.Session.SessionId, failed.Seq, failed.Attempts, failed.Failure,
            LogTime.ToMicroseconds(failed.FailedAt));
        return true;
    }
}
