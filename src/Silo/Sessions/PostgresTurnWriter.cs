using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>Writes a batch to Postgres in one round trip, which is one transaction.</summary>
internal sealed class PostgresTurnWriter : ITurnBatchWriter
{
    // One statement, so one snapshot: sessions count exactly the turns that went in.
    internal const string Append = """
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

    internal const string Analyze = """
        UPDATE messages m
        SET traits = i.traits, confidence = i.confidence, suggested_actions = i.suggested_actions, analyzed_at = $8,
            moves = i.moves
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS i (user_id, session_id, seq, traits, confidence, suggested_actions, moves)
        WHERE m.user_id = i.user_id AND m.session_id = i.session_id AND m.seq = i.seq
        """;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly List<TurnWrite> _appended = [];
    private Link? _link;

    public PostgresTurnWriter(NpgsqlDataSource database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    public async Task WriteAsync(IReadOnlyList<TurnWrite> batch)
    {
        var reused = _link is not null;
        try
        {
            await WriteOnLinkAsync(batch);
        }
        catch (NpgsqlException lost) when (IsOutOfStep(lost) || (reused && DatabaseErrors.IsLostConnection(lost)))
        {
            // The connection is to blame: the server went and came back while it was idle, or it fell out of step. Should the batch
            // have been stored all the same, its turns are refused as duplicates now, and their sessions read the log again.
            await WriteOnLinkAsync(batch);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is { } link)
        {
            await link.Connection.DisposeAsync();
        }
    }

    // What Npgsql itself makes of an answer that it cannot place; it has closed that connection.
    private static bool IsOutOfStep(NpgsqlException failure) => failure is { InnerException: null } and not PostgresException;

    private async Task WriteOnLinkAsync(IReadOnlyList<TurnWrite> batch)
    {
        // Npgsql remembers in a command how its connection prepared it, so the commands live and die with one connection.
        var link = _link ??= new Link(await _database.OpenConnectionAsync());
        try
        {
            Fill(link, batch);
            await ExecuteAsync(link);
        }
        catch
        {
            _link = null;
            await link.Connection.DisposeAsync();
            throw;
        }
    }

    private async Task ExecuteAsync(Link link)
    {
        await using var command = new NpgsqlBatch(link.Connection);
        if (link.Turns.Count > 0)
        {
            command.BatchCommands.Add(link.Append);
        }

        if (link.Analyses.Count > 0)
        {
            command.BatchCommands.Add(link.Analyze);
        }

        // Nobody's cancellation: the batch is everybody's.
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (link.Turns.Count > 0 && await reader.ReadAsync(CancellationToken.None))
        {
            _appended[(int)reader.GetInt64(0) - 1].Stored = true;
        }

        // To the end: a later statement's failure, or the commit's, shows only there.
        while (await reader.NextResultAsync(CancellationToken.None))
        {
        }
    }

    private void Fill(Link link, IReadOnlyList<TurnWrite> batch)
    {
        link.Turns.Clear();
        link.Analyses.Clear();
        _appended.Clear();
        var now = LogTime.Truncate(_clock.GetUtcNow());
        link.AnalyzedAt.TypedValue = now;
        foreach (var write in batch)
        {
            write.Stored = false;
            if (write.Turn is { } turn)
            {
                link.Turns.Add(write.Session, turn, now);
                _appended.Add(write);
            }
            else if (write.Analysis is { } analysis)
            {
                link.Analyses.Add(write.Session, write.Seq, analysis);
                write.Stored = true;
            }
        }
    }

    /// <summary>A connection with the commands that were prepared on it.</summary>
    private sealed class Link
    {
        public Link(NpgsqlConnection connection)
        {
            Connection = connection;
            Turns.AddTo(Append.Parameters);
            Analyses.AddTo(Analyze.Parameters);
            Analyze.Parameters.Add(AnalyzedAt);
        }

        public NpgsqlConnection Connection { get; }

        public PostgresTurnColumns Turns { get; } = new();

        public PostgresAnalysisColumns Analyses { get; } = new();

        public NpgsqlBatchCommand Append { get; } = new(PostgresTurnWriter.Append);

        public NpgsqlBatchCommand Analyze { get; } = new(PostgresTurnWriter.Analyze);

        public NpgsqlParameter<DateTime> AnalyzedAt { get; } = new() { NpgsqlDbType = NpgsqlDbType.TimestampTz };
    }
}
