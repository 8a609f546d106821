using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Appends turns to <c>messages</c> and counts those that went in on their <c>sessions</c>.</summary>
internal sealed class AppendTurnsStatement : PostgresStatement
{
    // One statement, so one snapshot: sessions count exactly the turns that went in.
    internal const string Sql = """
        WITH input AS MATERIALIZED (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            WITH ORDINALITY AS i (
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at, title, moves, receipt, place)
        ), stored AS (
            INSERT INTO messages (
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at, moves, receipt)
            SELECT
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at, moves, receipt
            FROM input
            ORDER BY place
            ON CONFLICT DO NOTHING
            RETURNING user_id, session_id, seq
        ), fresh AS (
            SELECT i.user_id, i.session_id, i.seq, i.persona_id, i.title, i.created_at, i.place
            FROM input i
            JOIN stored s ON s.user_id = i.user_id AND s.session_id = i.session_id AND s.seq = i.seq
        ), touched AS (
            INSERT INTO sessions (user_id, session_id, persona_ids, title, turns, created_at, last_at)
            SELECT
                user_id,
                session_id,
                ARRAY(
                    SELECT p.id FROM unnest(array_agg(f.persona_id ORDER BY f.seq)) WITH ORDINALITY AS p (id, place)
                    GROUP BY p.id ORDER BY min(p.place)),
                (array_agg(f.title ORDER BY f.seq))[1],
                count(*),
                min(f.created_at),
                max(f.created_at)
            FROM fresh f
            GROUP BY f.user_id, f.session_id
            ORDER BY f.user_id, f.session_id
            ON CONFLICT (user_id, session_id) DO UPDATE SET
                persona_ids = sessions.persona_ids || ARRAY(
                    SELECT p.id FROM unnest(excluded.persona_ids) AS p (id) WHERE p.id <> ALL (sessions.persona_ids)),
                turns = sessions.turns + excluded.turns,
                last_at = greatest(sessions.last_at, excluded.last_at)
        )
        SELECT place FROM fresh
        """;

    private readonly TimeProvider _clock;
    private readonly List<TurnWrite> _writes = [];
    private readonly List<string> _userIds;
    private readonly List<string> _sessionIds;
    private readonly List<long> _seqs;
    private readonly List<string> _clientMessageIds;
    private readonly List<string> _personaIds;
    private readonly List<string> _userMessages;
    private readonly List<string> _aiResponses;
    private readonly List<string> _models;
    private readonly List<long> _inputTokens;
    private readonly List<long> _outputTokens;
    private readonly List<string> _memories;
    private readonly List<string> _degraded;
    private readonly List<long> _personaVersions;
    private readonly List<DateTime> _createdAts;
    private readonly List<string?> _traits;
    private readonly List<double?> _confidences;
    private readonly List<string?> _suggestedActions;
    private readonly List<DateTime?> _analyzedAts;
    private readonly List<string> _titles;
    private readonly List<string?> _moves;
    private readonly List<string?> _receipts;

    public AppendTurnsStatement(TimeProvider clock)
        : base(Sql)
    {
        _clock = clock;

        // In the order of the statement's unnest.
        _userIds = Column<string>(NpgsqlDbType.Text);
        _sessionIds = Column<string>(NpgsqlDbType.Text);
        _seqs = Column<long>(NpgsqlDbType.Bigint);
        _clientMessageIds = Column<string>(NpgsqlDbType.Text);
        _personaIds = Column<string>(NpgsqlDbType.Text);
        _userMessages = Column<string>(NpgsqlDbType.Text);
        _aiResponses = Column<string>(NpgsqlDbType.Text);
        _models = Column<string>(NpgsqlDbType.Text);
        _inputTokens = Column<long>(NpgsqlDbType.Bigint);
        _outputTokens = Column<long>(NpgsqlDbType.Bigint);
        _memories = Column<string>(NpgsqlDbType.Jsonb);
        _degraded = Column<string>(NpgsqlDbType.Jsonb);
        _personaVersions = Column<long>(NpgsqlDbType.Bigint);
        _createdAts = Column<DateTime>(NpgsqlDbType.TimestampTz);
        _traits = Column<string?>(NpgsqlDbType.Jsonb);
        _confidences = Column<double?>(NpgsqlDbType.Double);
        _suggestedActions = Column<string?>(NpgsqlDbType.Jsonb);
        _analyzedAts = Column<DateTime?>(NpgsqlDbType.TimestampTz);
        _titles = Column<string>(NpgsqlDbType.Text);
        _moves = Column<string?>(NpgsqlDbType.Text);
        _receipts = Column<string?>(NpgsqlDbType.Text);
    }

    public override void Add(BatchedWrite write)
    {
        if (write is TurnWrite { Turn: { } turn } append)
        {
            _writes.Add(append);
            AddTurn(append.Session, turn);
            AddAnalysis(turn.Analysis);
        }
    }

    public override void Read(NpgsqlDataReader row) => _writes[(int)row.GetInt64(0) - 1].Stored = true;

    public override void Clear()
    {
        base.Clear();
        _writes.Clear();
    }

    private void AddTurn(SessionKey session, Turn turn)
    {
        _userIds.Add(session.UserId);
        _sessionIds.Add(session.SessionId);
        _seqs.Add(turn.Seq);
        _clientMessageIds.Add(turn.ClientMessageId);
        _personaIds.Add(turn.PersonaId);
        _userMessages.Add(turn.UserMessage);
        _aiResponses.Add(turn.AiResponse);
        _models.Add(turn.Model);
        _inputTokens.Add(turn.Usage.InputTokens);
        _outputTokens.Add(turn.Usage.OutputTokens);
        _memories.Add(TurnJson.Write(turn.Memories));
        _degraded.Add(TurnJson.Write(turn.Degraded));
        _personaVersions.Add(turn.PersonaVersion);
        _createdAts.Add(LogTime.Truncate(turn.CreatedAt));
        _titles.Add(SessionTitle.Of(turn.UserMessage));
        _receipts.Add(TurnJson.Write(turn.Receipt));
    }

    private void AddAnalysis(TurnAnalysis? analysis)
    {
        _traits.Add(analysis is null ? null : TurnJson.Write(analysis.Traits));
        _confidences.Add(analysis?.Confidence);
        _suggestedActions.Add(analysis is null ? null : TurnJson.Write(analysis.SuggestedActions));
        _analyzedAts.Add(analysis is null ? null : LogTime.Truncate(_clock.GetUtcNow()));
        _moves.Add(analysis is null ? null : TraitJson.Write(analysis.Moves));
    }
}
