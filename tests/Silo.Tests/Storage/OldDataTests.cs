using System.Globalization;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>What a database holds that an early version wrote, on each database: the migrations since keep it.</summary>
public abstract class OldDataTests(TestDatabase database) : IAsyncLifetime
{
    /// <summary>The newest migration of that version.</summary>
    protected const int Version = 4;

    // Orleans' own name for the service of a silo that stands alone.
    private const string ServiceId = "default";

    private const string MemoryId = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

    private static readonly SessionKey Session = new("user-1", "session-1");
    private static readonly UserPersonaKey Key = new("user-1", "ada");

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }

    [Fact]
    public async Task Migrate_DataOfAnEarlyVersion_IsAllThereAndGoesOn()
    {
        await WriteAsync();

        var applied = await database.CreateMigrator().MigrateAsync(Cancellation);

        Assert.Equal(
            MigrationCatalog.Load(database.MigrationFolder).Where(migration => migration.Version > Version), applied);
        await AssertTurnsAsync(database.CreateTurnLog());
        await AssertMemoriesAsync(database.CreateMemoryStore());
        await AssertPersonasAsync();
    }

    private static async Task AssertTurnsAsync(ITurnLog log)
    {
        var turns = await log.ReadAsync(Session, personaId: null, before: 9, limit: 9, Cancellation);
        var session = await log.GetSummaryAsync(Session, Cancellation);

        Assert.Equal(
            [(2, "And now?", "Now too."), (1, "Hello?", "Hi, “you”.")],
            turns.Select(turn => (turn.Seq, turn.UserMessage, turn.AiResponse)));
        Assert.Equal(SampleTurns.Text(new TokenUsage(10, 20)), SampleTurns.Text(turns[1].Usage));
        Assert.Equal(("I keep bees.", At(0)), (Assert.Single(turns[1].Memories).Text, turns[1].CreatedAt));
        Assert.Equal(["memory"], turns[0].Degraded);
        Assert.Equal(("wit", 0.875), (turns[1].Analysis?.Traits[0].Id, turns[1].Analysis?.Confidence));
        Assert.Equal((null, null), (turns[0].Analysis, turns[0].Receipt));
        Assert.Equal(("session-1", "Hello?", 2L), (session?.Id, session?.Title, session?.Turns));
        Assert.Equal(session?.Id, Assert.Single(await log.ListAsync("user-1", 5, after: null, Cancellation)).Id);

        Assert.True(await log.AppendAsync(Session, SampleTurns.Create(3), Cancellation));
        await log.RecordAnalysisAsync(Session, 2, SampleTurns.Analysis, Cancellation);
        Assert.Equal([1, 2, 3], (await log.ReadWindowAsync(Session, 5, Cancellation)).Turns.Select(turn => turn.Seq));
    }

    private static async Task AssertMemoriesAsync(IMemoryStore memories)
    {
        var kept = Assert.Single(await memories.LoadAsync(Key, Cancellation));

        Assert.Equal((Guid.Parse(MemoryId), "Hello?", MemoryStep.Done), (kept.Entry.Id, kept.Entry.Text, kept.Step));
        Assert.Equal([2, 3], (await memories.ReadBacklogAsync(Key, 5, Cancellation)).Select(waiting => waiting.Turn.Seq));
    }

    private async Task AssertPersonasAsync()
    {
        var found = Assert.Single(await database.CreateDirectory().SearchAsync(new PersonaQuery("Lovelace", "somebody"), Cancellation));
        var traits = await database.QueryAsync("SELECT id, intensity FROM traits WHERE persona_id = 'ada'");
        await using var host = await StorageHost.StartNewAsync(database.Settings, Cancellation);
        var state = new GrainState<PersonaState>();
        await host.Storage.ReadStateAsync("persona", GrainId.Create("persona", "ada"), state);

        Assert.Equal("ada", found.Id);
        Assert.Equal(["wit", 0.75], Assert.Single(traits));
        Assert.Equal(("user-1", 3L), (state.State?.OwnerId, state.State?.Version));
        Assert.Equal(("Ada Lovelace", 0.75), (state.State?.Definition?.Name, state.State?.Intensities["wit"]));
        await host.Storage.WriteStateAsync("persona", GrainId.Create("persona", "ada"), state);
    }

    private static DateTimeOffset At(int minute) => SampleTurns.Start.AddMinutes(minute);

    /// <summary>Writes rows as that version did.</summary>
    private async Task WriteAsync()
    {
        var isSqlite = database.Dialect == SqlDialect.Sqlite;
        string Time(int minute) => isSqlite
            ? LogTime.ToMicroseconds(At(minute)).ToString(CultureInfo.InvariantCulture)
            : At(minute).ToString("O", CultureInfo.InvariantCulture);
        string[] rows =
        [
            $$"""
            INSERT INTO messages (user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at, traits, confidence, suggested_actions, analyzed_at,
                memory_state)
            VALUES ('user-1', 'session-1', 1, 'message-1', 'ada', 'Hello?', 'Hi, “you”.', 'offline', 10, 20,
                '[{"seq":4,"sessionId":"older","text":"I keep bees.","score":0.5,"at":"2026-04-01T12:00:00+00:00"}]', '[]', 3,
                '{{Time(0)}}',
                '[{"id":"wit","name":"Wit","description":"A joke.","intensity":0.5}]', 0.875, '["Go on"]', '{{Time(0)}}', 1)
            """,
            $$"""
            INSERT INTO messages (user_id, session_id, seq, client_message_id, persona_id, user_message, ai_response, model, input_tokens,
                output_tokens, memories, degraded, persona_version, created_at)
            VALUES ('user-1', 'session-1', 2, 'message-2', 'ada', 'And now?', 'Now too.', 'offline', 11, 21, '[]', '["memory"]', 3,
                '{{Time(1)}}')
            """,
            $$"""
            INSERT INTO sessions (user_id, session_id, persona_ids, title, turns, created_at, last_at)
            VALUES ('user-1', 'session-1', '{{(isSqlite ? "[\"ada\"]" : "{ada}")}}', 'Hello?', 2, '{{Time(0)}}', '{{Time(1)}}')
            """,
            $$"""
            INSERT INTO memories (user_id, persona_id, memory_id, session_id, seq, entry, by_hand, forgotten, step, failures)
            VALUES ('user-1', 'ada', '{{MemoryId}}', 'session-1', 1,
                '{"id":"{{MemoryId}}","kind":0,"text":"Hello?","sessionId":"session-1","seq":1,"at":"2026-05-01T12:00:00+00:00"}',
                '0', '0', 0, 0)
            """,
            $$$"""
            INSERT INTO grain_state (service_id, grain_type, grain_id, payload, version)
            VALUES ('{{{ServiceId}}}', 'persona', 'ada', '{"definition":{"name":"Ada Lovelace",
                "description":"Counts.","color":"#102030","instructions":"Count.","examples":["One."],
                "traits":[{"id":"wit","name":"Wit","description":"Jokes.","intensity":0.5}],"coreIntensities":{}},"ownerId":"user-1",
                "intensities":{"wit":0.75},"version":3,"createdAt":"2026-05-01T12:00:00+00:00","updatedAt":"2026-05-01T12:00:00+00:00"}', 1)
            """,
        ];
        foreach (var row in rows)
        {
            await database.QueryAsync(row);
        }
    }
}
