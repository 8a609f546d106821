using System.Globalization;
using System.Text;
using PersonaUniverse.Personas;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Models.Offline;

public sealed class StyleTests
{
    private static readonly OfflineChatClient Model = new();

    public static TheoryData<string, string> StyledTraits()
    {
        var data = new TheoryData<string, string>();
        foreach (var persona in SeedPersonas.All)
        {
            foreach (var trait in persona.Traits.Where(trait => trait.Style is not null))
            {
                data.Add(persona.Id, trait.Id);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StyledTraits))]
    public async Task Reply_TraitTurnedUp_ShowsMoreOfItsFeature(string personaId, string traitId)
    {
        var low = await MeanAsync(personaId, traitId, 0.1);
        var middle = await MeanAsync(personaId, traitId, 0.5);
        var high = await MeanAsync(personaId, traitId, 0.9);

        Assert.True(low < middle && middle < high, $"{personaId}/{traitId}: {low:0.000} {middle:0.000} {high:0.000}");
    }

    [Theory]
    [MemberData(nameof(StyledTraits))]
    public async Task Reply_TraitRaisedStepByStep_NeverShowsMuchLess(string personaId, string traitId)
    {
        const double Tolerance = 0.02;
        var scale = StyleMeterScale(personaId, traitId);
        var before = 0.0;
        for (var step = 0; step <= 10; step++)
        {
            var now = await MeanAsync(personaId, traitId, step / 10.0) / scale;
            Assert.True(now >= before - Tolerance, $"{personaId}/{traitId} at {step / 10.0}: {before:0.000} {now:0.000}");
            before = now;
        }
    }

    /// <summary>The page of traits shows what is measured here; a failure prints the table to put there.</summary>
    [Fact]
    public async Task Table_InThePageOfTraits_IsWhatIsMeasured()
    {
        var table = new StringBuilder();
        foreach (var persona in SeedPersonas.All)
        {
            foreach (var trait in persona.Traits.Where(trait => trait.Style is not null))
            {
                var (low, high) = (await MeanAsync(persona.Id, trait.Id, 0.1), await MeanAsync(persona.Id, trait.Id, 0.9));
                table.Append(CultureInfo.InvariantCulture, $"| {persona.Id} | {trait.Id} | {trait.Style} | {low:0.000} | {high:0.000} |\n");
            }
        }

        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "traits.md"), Cancellation);
        Assert.True(page.ReplaceLineEndings("\n").Contains(table.ToString(), StringComparison.Ordinal), table.ToString());
    }

    private static double StyleMeterScale(string personaId, string traitId)
        => StyleOf(personaId, traitId) is StyleFeatures.Length ? 100 : 1;

    private static string StyleOf(string personaId, string traitId)
        => SeedPersonas.Get(personaId).Traits.Single(trait => trait.Id == traitId).Style!;

    private static async Task<double> MeanAsync(string personaId, string traitId, double intensity)
    {
        var persona = SeedPersonas.Get(personaId).With(traitId, intensity);
        var sum = 0.0;
        foreach (var message in Messages.Twenty)
        {
            var reply = await Model.GetResponseAsync(
                new PromptBuilder(persona).Build(message), cancellationToken: Cancellation);
            sum += StyleMeter.Measure(StyleOf(personaId, traitId), TextReading.Of(reply.Text));
        }

        return sum / Messages.Twenty.Count;
    }
}
