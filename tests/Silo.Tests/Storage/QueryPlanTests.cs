using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>No query of a turn's path walks a whole table.</summary>
public sealed class QueryPlanTests(SqliteTestDatabase sqlite, PostgresTestDatabase postgres)
    : IClassFixture<SqliteTestDatabase>, IClassFixture<PostgresTestDatabase>
{
    public static TheoryData<string> SqliteQueries =>
    [
        SqliteTurnQueries.Read, SqliteTurnQueries.ReadPersona, SqliteTurnQueries.Find, SqliteTurnQueries.LastSeq,
        SqliteTurnQueries.Summary, SqliteTurnQueries.List, SqliteTurnQueries.DeleteTurns, SqliteTurnQueries.DeleteSession,
        SqliteTurnQueries.Analyze,
        SqlitePersonaDirectory.Count, SqlitePersonaDirectory.Deleted, SqlitePersonaDirectory.Descendants,
        "SELECT id FROM persona_directory WHERE visibility = 'public' AND (sort_name, id) > ($name, $id) ORDER BY sort_name, id LIMIT 9",
        "SELECT id FROM persona_directory WHERE owner_id = $o AND (sort_name, id) > ($name, $id) ORDER BY sort_name, id LIMIT 9",
        "SELECT payload FROM grain_state WHERE service_id = @s AND grain_type = @t AND grain_id = substr(@i, 2)",
    ];

    public static TheoryData<string, object[]> PostgresQueries => new()
    {
        { PostgresTurnQueries.Window, ["u", "s", 5] },
        { PostgresTurnQueries.Read, ["u", "s", 9L, 5] },
        { PostgresTurnQueries.ReadPersona, ["u", "s", 9L, 5, "p"] },
        { PostgresTurnQueries.Find, ["u", "s", "m"] },
        { PostgresTurnQueries.Summary, ["u", "s"] },
        { PostgresTurnQueries.List, ["u", DateTime.UnixEpoch, "s", 5] },
        { PostgresTurnQueries.Lock, ["u", "s"] },
        { PostgresTurnQueries.DeleteTurns, ["u", "s"] },
        { PostgresTurnQueries.DeleteSession, ["u", "s"] },
        { PostgresPersonaDirectory.List, ["u", "name", "id", 5, false] },
        { PostgresPersonaDirectory.Walk, ["u", "name", "id", 5, false, "%x%"] },
        { PostgresPersonaDirectory.Among, ["u", "name", "id", 5, false, (string[])["x"]] },
        { PostgresPersonaDirectory.Hits, ["%xyz%", 5] },
        { PostgresPersonaDirectory.Count, ["u"] },
        { PostgresPersonaDirectory.Deleted, ["u", "", 5] },
        { PostgresPersonaDirectory.Descendants, ["p", "u", 5] },
        { "SELECT payload FROM grain_state WHERE service_id = $1 AND grain_type = $2 AND grain_id = substr($3, 2)", ["s", "t", "/i"] },
    };

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

    [Theory]
    [MemberData(nameof(PostgresQueries))]
    public async Task Postgres_Query_UsesAnIndex(string sql, object[] parameters)
    {
        var plan = await postgres.ExplainAsync(sql, parameters);

        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_PersonaPages_WalkTheIndex()
        => Assert.Contains(
            "persona_directory_listed",
            await postgres.ExplainAsync(PostgresPersonaDirectory.List, "u", "name", "id", 5, false),
            StringComparison.Ordinal);
}
