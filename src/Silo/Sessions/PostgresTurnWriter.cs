using Npgsql;
using NpgsqlTypes;

namespace PersonaUniverse.Sessions;

/// <summary>Writes a batch to Postgres in one round trip, which is one transaction.</summary>
internal sealed class PostgresTurnWriter : ITurnBatchWriter
{
    // One statement, so one snapshot: sessions count exactly the turns that went in.
    internal const string Append = """
        WITH input AS MATERIALIZED (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            WITH ORDINALITY AS i (
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at, title, place)
        ), stored AS (
            INSERT INTO messages (
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at)
            SELECT
                user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions,
                analyzed_at
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

    internal const string Analyze = """
        UPDATE messages m
        SET traits = i.traits, confidence = i.confidence, suggested_actions = i.suggested_actions, analyzed_at = $7
        FROM unnest($1, $2, $3, $4, $5, $6) AS i (user_id, session_id, seq, traits, confidence, suggested_actions)
        WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
        """;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly PostgresTurnColumns _turns = new();
    private readonly PostgresAnalysisColumns _analyses = new();
    private readonly NpgsqlBatchCommand _append = new(Append);
    private readonly NpgsqlBatchCommand _analyze = new(Analyze);
    private readonly NpgsqlParameter<DateTime> _analyzedAt = new() { NpgsqlDbType = NpgsqlDbType.TimestampTz };
    private readonly List<TurnWrite> _appended = [];

    public PostgresTurnWriter(NpgsqlDataSource database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        _turns.AddTo(_append.Parameters);
        _analyses.AddTo(_analyze.Parameters);
        _analyze.Parameters.Add(_analyzedAt);
    }

    public async Task WriteAsync(IReadOnlyList<TurnWrite> batch)
    {
        Fill(batch);

        // The pool hands out a live connection, so one that broke is not kept.
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = new NpgsqlBatch(connection);
        if (_turns.Count > 0)
        {
            command.BatchCommands.Add(_append);
        }

        if (_analyses.Count > 0)
        {
            command.BatchCommands.Add(_analyze);
        }

        // Nobody's cancellation: the batch is everybody's.
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (_turns.Count > 0 && await reader.ReadAsync(CancellationToken.None))
        {
            _appended[(int)reader.GetInt64(0) - 1].Stored = true;
        }

        // To the end: a later statement's failure, or the commit's, shows only there.
        while (await reader.NextResultAsync(CancellationToken.None))
        {
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Fill(IReadOnlyList<TurnWrite> batch)
    {
        _turns.Clear();
        _analyses.Clear();
        _appended.Clear();
        var now = LogTime.Truncate(_clock.GetUtcNow());
        _analyzedAt.TypedValue = now;
        foreach (var write in batch)
        {
            write.Stored = false;
            if (write.Turn is { } turn)
            {
                _turns.Add(write.Session, turn, now);
                _appended.Add(write);
            }
            else if (write.Analysis is { } analysis)
            {
                _analyses.Add(write.Session, write.Seq, analysis);
                write.Stored = true;
            }
        }
    }
}
