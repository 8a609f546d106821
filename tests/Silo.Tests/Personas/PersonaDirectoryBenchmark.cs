using System.Diagnostics;
using System.Globalization;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>
/// Measures listing and searching 100,000 personas and prints the query plans. Only on request: <c>-explicit only</c>; its figures
/// stand in <c>docs/persona-search.md</c>.
/// </summary>
public abstract class PersonaDirectoryBenchmark(TestDatabase database)
{
    private const int Personas = 100_000;
    private const int Batch = 10_000;
    private const int Calls = 40;

    // Of the queries whose plans are printed; each takes what it names.
    private static readonly (string Name, object Value)[] Parameters =
    [
        ("viewer", "u"), ("own", false), ("name", "keeper 050000"), ("id", "p050000"), ("limit", 20), ("pattern", "%lighthouse%"),
        ("most", 1001), ("hits", (string[])["p060001", "p060002"]), ("owner", "u"), ("ancestor", "p"),
    ];

    /// <summary>Gets the statement that makes the personas numbered from {0} below {1}.</summary>
    protected abstract string Insert { get; }

    /// <summary>Gets the queries whose plans are printed.</summary>
    protected abstract IReadOnlyList<string> Queries { get; }

    [Fact(Explicit = true)]
    public async Task Search_Of100000Personas_IsMeasured()
    {
        for (var first = 0; first < Personas; first += Batch)
        {
            await database.QueryAsync(Insert
                .Replace("{0}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{1}", (first + Batch).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        await database.QueryAsync("ANALYZE");
        var directory = database.CreateDirectory();
        (string Name, PersonaQuery Query)[] cases =
        [
            ("first page", new(null, "nobody", Limit: 20)),
            ("a page in the middle", new(null, "nobody", Limit: 20, After: new PersonaCursor("Keeper 050000", "p050000"))),
            ("one's own of 100", new(null, "owner7", OwnOnly: true, Limit: 20)),
            ("found never", new("zzyzx", "nobody", Limit: 20)),
            ("found once", new("p012345", "nobody", Limit: 20)),
            ("found in 0.1 %", new("lighthouse", "nobody", Limit: 20)),
            ("found in 1 %", new("harbour", "nobody", Limit: 20)),
            ("found in 10 %", new("peppermint", "nobody", Limit: 20)),
            ("found in all", new("keeper", "nobody", Limit: 20)),
            ("two letters", new("ke", "nobody", Limit: 20)),
        ];
        foreach (var (name, query) in cases)
        {
            var found = await directory.SearchAsync(query, Cancellation);
            var times = new List<double>();
            for (var i = 0; i < Calls; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await directory.SearchAsync(query, Cancellation);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            Print($"| {name} | {found.Count} | {times[Calls / 2]:0.0} | {times[Calls * 95 / 100]:0.0} |");
        }

        foreach (var sql in Queries)
        {
            Print($"{sql}\n=>\n{await database.ExplainAsync(sql, Parameters)}\n");
        }
    }

    private static void Print(FormattableString line)
        => TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
