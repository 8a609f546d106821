using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PersonaUniverse.Personas;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

/// <summary>How well the offline extractor sees what a reader sees, on exchanges that a person labelled.</summary>
/// <remarks>
/// A trait counts as seen from intensity one half. The page of traits shows the table; a failure prints the one to put there.
/// </remarks>
public sealed class ExtractionQualityTests
{
    private const double Seen = 0.5;

    private static readonly ImmutableArray<(string Id, string? Style)> Traits =
    [
        ("warmth", StyleFeatures.Warmth), ("curiosity", StyleFeatures.Questions), ("attentiveness", StyleFeatures.SecondPerson),
        ("humility", StyleFeatures.Hedging), ("honesty", null), ("enthusiasm", StyleFeatures.Exclamations),
        ("imagination", StyleFeatures.Imagery), ("formality", StyleFeatures.Formality), ("humor", StyleFeatures.Humor),
        ("precision", StyleFeatures.Precision), ("patience", null), ("skepticism", null),
    ];

    private static readonly PersonaProfile Persona = new(
        "reader", "Reader", "", "#ffffff", "", null, [], null, null,
        [.. Traits.Select(trait => new Trait(trait.Id, trait.Id, "", 0.5, 0.5, Style: trait.Style))], 1);

    [Fact]
    public async Task Table_InThePageOfTraits_IsWhatIsMeasured()
    {
        var exchanges = await ReadAsync();
        Assert.True(exchanges.Length >= 120);
        var pairs = new List<(string Label, string Other)>();
        var table = new StringBuilder();
        foreach (var (id, _) in Traits)
        {
            var hits = exchanges.Count(one => one.Labels.Contains(id) && one.Found.Contains(id));
            var wrong = exchanges.Where(one => !one.Labels.Contains(id) && one.Found.Contains(id)).ToArray();
            var missed = exchanges.Count(one => one.Labels.Contains(id) && !one.Found.Contains(id));
            pairs.AddRange(wrong.SelectMany(one => one.Labels.DefaultIfEmpty("none"), (_, label) => (label, id)));
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {id} | {hits + missed} | {Ratio(hits, wrong.Length)} | {Ratio(hits, missed)} | {Confusions(pairs, id)} |\n");
        }

        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "traits.md"), Cancellation);
        Assert.True(page.ReplaceLineEndings("\n").Contains(table.ToString(), StringComparison.Ordinal), table.ToString());
    }

    private static string Ratio(int hits, int others)
        => hits + others == 0 ? "–" : ((double)hits / (hits + others)).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Confusions(List<(string Label, string Other)> pairs, string id)
        => string.Join(", ", pairs.Where(pair => pair.Other == id).CountBy(pair => pair.Label)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(3).Select(count => $"{count.Key} {count.Value}"));

    private static async Task<ImmutableArray<(string[] Labels, string[] Found)>> ReadAsync()
    {
        var path = Path.Combine(Repository.Root, "tests", "Grains.Tests", "Traits", "Labelled", "exchanges.tsv");
        var exchanges = ImmutableArray.CreateBuilder<(string[] Labels, string[] Found)>();
        foreach (var line in (await File.ReadAllLinesAsync(path, Cancellation)).Skip(1))
        {
            var fields = line.Split('\t');
            var analysis = LexiconTraitExtractor.Extract(new Exchange(Persona, fields[1], fields[2]));
            exchanges.Add((
                fields[0].Split(',', StringSplitOptions.RemoveEmptyEntries),
                [.. analysis.Traits.Where(trait => trait.Intensity >= Seen).Select(trait => trait.Id).OfType<string>()]));
        }

        return exchanges.ToImmutable();
    }
}
