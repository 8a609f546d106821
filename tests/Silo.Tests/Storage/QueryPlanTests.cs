using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>No query of a turn's path walks a whole table.</summary>
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
    ];

    private static readonly string[] OnBoth =
    [
        TurnQueries.Read, TurnQueries.ReadPersona, TurnQueries.Find, TurnQueries.Summary, TurnQueries.List, TurnQueries.DeleteTurns,
        TurnQueries.DeleteSession, TurnQueries.DeleteParts,
        PersonaDirectory.Count, PersonaDirectory.Deleted, PersonaDirectory.Descendants, PersonaDirectory.Ids,
        GrainState,
    ];

    public static TheoryData<string> SqliteQueries =>
    [
        .. OnBoth, SqliteTurnWriter.AnalyzeTurn,
        "SELECT id FROM persona_directory WHERE visibility = 'public' AND (sort_name, id) > (@name, @id) ORDER BY sort_name, id LIMIT 9",
        "SELECT id FROM persona_directory WHERE owner_id = @owner AND (sort_name, id) > (@name, @id) ORDER BY sort_name, id LIMIT 9",
    ];

    public static TheoryData<string> PostgresQueries =>
    [
        .. OnBoth, TurnQueries.WindowOnPostgres, TurnQueries.LockOnPostgres,
        PostgresPersonaDirectory.List, PostgresPersonaDirectory.Walk, PostgresPersonaDirectory.Among, PostgresPersonaDirectory.Hits,
    ];

    [Theory]
    [MemberData(nameof(SqliteQueries))]
    public async Task Sqlite_Query_UsesAnIndexAndNoSort(string sql)
    {
        var plan = await sqlite.ExplainAsync(sql);

        Assert.Contains("INDEX", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.All(plan.Split('\n').Where(line => line.StartsWith("SCAN", StringComparison.Ordinal)),
            line => Assert.Contains("USING INDEX", line, StringComparison.Ordinal));
    }

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
}
