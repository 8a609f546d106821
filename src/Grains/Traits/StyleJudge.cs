using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Measures how a reply was spoken and how far it obeyed. Pure; the formula stands at <see cref="MeasuredStyle"/>.</summary>
internal static class StyleJudge
{
    private const int Decimals = 4;

    public static MeasuredStyle Judge(string reply, ImmutableArray<Trait> traits)
    {
        var text = TextReading.Of(reply);
        var measures = StyleFeatures.All.ToDictionary(
            feature => feature, feature => StyleMeter.Measure(feature, text), StringComparer.Ordinal);
        var differences = traits
            .Where(trait => trait.Style is not null && measures.ContainsKey(trait.Style))
            .Select(trait => Math.Abs(trait.Intensity - StyleMeter.ToIntensity(trait.Style!, measures[trait.Style!])))
            .ToArray();
        double? adherence = differences.Length == 0 || text.Sentences == 0 ? null : Math.Round(1 - differences.Average(), Decimals);
        return new MeasuredStyle(
            adherence,
            measures.ToImmutableSortedDictionary(
                measure => measure.Key, measure => Math.Round(measure.Value, Decimals), StringComparer.Ordinal));
    }
}
