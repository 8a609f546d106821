using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Storage;

/// <summary>No query that somebody waits for walks a whole table.</summary>
public sealed class QueryPlanTests(SqliteTestDatabase sqlite, PostgresTestDatabase postgres)
    : IClassFixture<SqliteTestDatabase>, IClassFixture<PostgresTestDatabase>
{
    private const string GrainState =
        "SELECT payload FROM grain_state WHERE service_id = @service AND grain_type = @type AND grain_id = substr(@grain, 2)";

    // A query takes of these what it names.
    private static readonly (string Name, object Value)[] Parameters =
    [
        ("user", "u"), ("session", "s"), ("persona", "p"), ("message", "m"), ("before", 9L), ("limit", 5),
        ("last_at", DateTime.UnixEpoch), ("viewer", "u"), ("own", false), ("name", "name"), ("id", "id"), ("owner", "u"), ("after", ""),
        ("ancestor", "p"), ("pattern", "%xyz%"), ("most", 5), ("hits", (string[])["x"]), ("service", "s"), ("type", "t"), ("grain", "/i"),
        ("scope", "s"), ("from", 1L), ("time", DateTime.UnixEpoch), ("kind", (short)1), ("upTo", 9L), ("kept", 5), ("hash", "h"),
        ("since", DateTime.UnixEpoch),
    ];

    private static readonly string[] OnBoth =
    [
        TurnQueries.Read, TurnQueries.ReadPersona, TurnQueries.Find, TurnQueries.Summary, TurnQueries.List, TurnQueries.DeleteTurns,
        TurnQueries.DeleteSession, TurnQueries.DeleteParts,
        PersonaDirectory.Count, PersonaDirectory.Deleted, PersonaDirectory.Descendants, PersonaDirectory.Ids,
        GrainState,
        MemoryQueries.Load, MemoryQueries.ByPersona,
        TraitLedgerStore.Read, TraitLedgerStore.After, TraitLedgerStore.Begun,
        PersonaHistoryStore.Read, PersonaHistoryStore.Drop, PersonaHistoryStore.Erase,
        $"{PromptPartStore.Get} (@hash)",
        PersonaFileStore.Get, PersonaFileStore.Remove, PersonaFileStore.Unmark,
    ];

    // They sort, or group, the few rows that an index found.
    private static readonly string[] SortingOnBoth = [MemoryQueries.Backlog, MemoryQueries.Count, MemoryQueries.FindBehind];

    public static TheoryData<string> SqliteQueries =>
    [
        .. OnBoth, SqliteTurnWriter.AnalyzeTurn,
        "SELECT id FROM persona_directory WHERE visibility = 'public' AND (sort_name, id) > (@name, @id) ORDER BY sort_name, id LIMIT 9",
        "SELECT id FROM persona_directory WHERE owner_id = @owner AND (sort_name, id) > (@name, @id) ORDER BY sort_name, id LIMIT 9",
    ];

    public static TheoryData<string> SortingSqliteQueries => [.. SortingOnBoth];

    public static TheoryData<string> PostgresQueries =>
    [
        .. OnBoth, .. SortingOnBoth, TurnQueries.WindowOnPostgres, TurnQueries.LockOnPostgres,
        PostgresPersonaDirectory.List, PostgresPersonaDirectory.Walk, PostgresPersonaDirectory.Among, PostgresPersonaDirectory.Hits,
    ];

    [Theory]
    [MemberData(nameof(SqliteQueries))]
    public async Task Sqlite_Query_UsesAnIndexAndNoSort(string sql)
    {
        var plan = await sqlite.ExplainAsync(sql);

        AssertIndexed(plan);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SortingSqliteQueries))]
    public async Task Sqlite_QueryThatSortsWhatItFound_UsesAnIndex(string sql) => AssertIndexed(await sqlite.ExplainAsync(sql));

    [Fact]
    public async Task Sqlite_Window_SearchesAndSortsOnlyWhatItFound()
    {
        var plan = await sqlite.ExplainAsync(TurnQueries.WindowOnSqlite);

        Assert.Contains("SEARCH m USING INDEX", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH n USING COVERING INDEX messages_by_persona", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN m", plan, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PostgresQueries))]
    public async Task Postgres_Query_UsesAnIndex(string sql)
    {
        var plan = await postgres.ExplainAsync(sql, Parameters);

        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_PersonaPages_WalkTheIndex()
        => Assert.Contains(
            "persona_directory_listed",
            await postgres.ExplainAsync(PostgresPersonaDirectory.List, Parameters),
            StringComparison.Ordinal);

    private static void AssertIndexed(string plan)
    {
        Assert.Contains("INDEX", plan, StringComparison.Ordinal);
        Assert.All(plan.Split('\n').Where(line => line.StartsWith("SCAN", StringComparison.Ordinal)),
            line => Assert.Contains("INDEX", line, StringComparison.Ordinal));
    }
}
