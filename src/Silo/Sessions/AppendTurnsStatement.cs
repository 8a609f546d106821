using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Appends turns to <c>messages</c> and counts those that went in on their <c>sessions</c>.</summary>
internal sealed class AppendTurnsStatement : PostgresStatement
{
    private readonly List<TurnWrite> _writes = [];
    private readonly PostgresRows<(SessionKey Session, Turn Turn)> _turns;

    public AppendTurnsStatement(TimeProvider clock)
    {
        _turns = Rows<(SessionKey Session, Turn Turn)>()
            .Column("user_id", NpgsqlDbType.Text, static row => row.Session.UserId)
            .Column("session_id", NpgsqlDbType.Text, static row => row.Session.SessionId)
            .Column("seq", NpgsqlDbType.Bigint, static row => row.Turn.Seq)
            .Column("client_message_id", NpgsqlDbType.Text, static row => row.Turn.ClientMessageId)
            .Column("persona_id", NpgsqlDbType.Text, static row => row.Turn.PersonaId)
            .Column("user_message", NpgsqlDbType.Text, static row => row.Turn.UserMessage)
            .Column("ai_response", NpgsqlDbType.Text, static row => row.Turn.AiResponse)
            .Column("model", NpgsqlDbType.Text, static row => row.Turn.Model)
            .Column("input_tokens", NpgsqlDbType.Bigint, static row => row.Turn.Usage.InputTokens)
            .Column("output_tokens", NpgsqlDbType.Bigint, static row => row.Turn.Usage.OutputTokens)
            .Column("memories", NpgsqlDbType.Jsonb, static row => TurnJson.Write(row.Turn.Memories))
            .Column("degraded", NpgsqlDbType.Jsonb, static row => TurnJson.Write(row.Turn.Degraded))
            .Column("persona_version", NpgsqlDbType.Bigint, static row => row.Turn.PersonaVersion)
            .Column("created_at", NpgsqlDbType.TimestampTz, static row => LogTime.Truncate(row.Turn.CreatedAt))
            .Column("traits", NpgsqlDbType.Jsonb, static row => row.Turn.Analysis is { } analysis ? TurnJson.Write(analysis.Traits) : null)
            .Column("confidence", NpgsqlDbType.Double, static row => row.Turn.Analysis?.Confidence)
            .Column(
                "suggested_actions",
                NpgsqlDbType.Jsonb,
                static row => row.Turn.Analysis is { } analysis ? TurnJson.Write(analysis.SuggestedActions) : null)
            .Column(
                "analyzed_at",
                NpgsqlDbType.TimestampTz,
                DateTime? (row) => row.Turn.Analysis is null ? null : LogTime.Truncate(clock.GetUtcNow()))
            .Column("moves", NpgsqlDbType.Text, static row => row.Turn.Analysis is { } analysis ? TraitJson.Write(analysis.Moves) : null)
            .Column("receipt", NpgsqlDbType.Text, static row => TurnJson.Write(row.Turn.Receipt));
        var stored = _turns.Names;
        _turns.Column("title", NpgsqlDbType.Text, static row => SessionTitle.Of(row.Turn.UserMessage));
        Command.CommandText = Sql(stored);
    }

    public override void Add(BatchedWrite write)
    {
        if (write is TurnWrite { Turn: { } turn } append)
        {
            _writes.Add(append);
            _turns.Add((append.Session, turn));
        }
    }

    public override void Read(NpgsqlDataReader row) => _writes[(int)row.GetInt64(0) - 1].Stored = true;

    public override void Clear()
    {
        base.Clear();
        _writes.Clear();
    }

    // One statement, so one snapshot: sessions count exactly the turns that went in.
    private string Sql(string stored) => $"""
        WITH input AS MATERIALIZED (
            SELECT * FROM {_turns.Table} WITH ORDINALITY AS i ({_turns.Names}, place)
        ), stored AS (
            INSERT INTO messages ({stored})
            SELECT {stored} FROM input
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
}
