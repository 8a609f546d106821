using System.Collections.Immutable;
using System.Globalization;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Derives a persona from how somebody speaks. Pure: the same text has the same persona.</summary>
/// <remarks>
/// Each line of the speaker's is measured by <see cref="StyleMeter"/>; a trait that shows in a feature is as strong as
/// <see cref="StyleMeter.ToIntensity"/> makes of the feature's mean over the lines. So a persona that is played anew with these
/// intensities measures near the text it was derived from.
/// </remarks>
internal static class PersonaMeasurement
{
    private const int LongestEvidence = 200;
    private const int ShortestExample = 25;
    private const double Telling = 0.5;
    private const string Nobody = "A voice";

    private static readonly ImmutableDictionary<string, string> OwnNames = CommonTraits.Reported
        .ToImmutableDictionary(trait => trait.Style, trait => trait.Name)
        .Add(StyleFeatures.Length, "Talkativeness")
        .Add(StyleFeatures.Brevity, "Terseness")
        .Add(StyleFeatures.SecondPerson, "Attentiveness");

    /// <summary>Derives the persona; null when the speaker says nothing in the text.</summary>
    public static InferredPersona? Measure(Transcript transcript, CoreProfile core)
    {
        if (transcript.Lines.IsEmpty)
        {
            return null;
        }

        var readings = transcript.Lines.Select(line => TextReading.Of(line.Text)).ToList();
        var style = StyleFeatures.All.ToImmutableSortedDictionary(
            feature => feature, feature => readings.Average(reading => StyleMeter.Measure(feature, reading)));
        var inherited = core.Traits.Where(trait => trait.Style is not null).ToDictionary(trait => trait.Style!);
        var own = StyleFeatures.All.Where(feature => !inherited.ContainsKey(feature))
            .Select(feature => Own(feature, StyleMeter.ToIntensity(feature, style[feature])))
            .ToImmutableArray();
        var findings = StyleFeatures.All
            .Select(feature => Find(
                inherited.TryGetValue(feature, out var trait) ? trait.Id : own.First(candidate => candidate.Style == feature).Id,
                feature,
                style[feature],
                transcript,
                readings))
            .ToImmutableArray();
        var examples = Examples(transcript);
        var definition = new PersonaDefinition(
            transcript.Speaker ?? Nobody,
            Describe(findings, style),
            PersonaLimits.DefaultColor,
            Instructions: "",
            Greeting: null,
            [.. examples.Select(line => line.Text)],
            Model: null,
            own,
            inherited.ToImmutableDictionary(core => core.Value.Id, core => StyleMeter.ToIntensity(core.Key, style[core.Key])));
        return new InferredPersona(definition, findings, style, transcript.Lines.Length)
        {
            ExampleLines = [.. examples.Select(line => line.Number)],
        };
    }

    /// <summary>A line as a report shows it.</summary>
    public static InferredLine Shorten(InferredLine line) => line with { Text = TextCut.To(line.Text, LongestEvidence) };

    private static TraitDefinition Own(string feature, double intensity)
    {
        var name = OwnNames[feature];
        return new TraitDefinition(
            name.ToLowerInvariant(), name, $"Shows in {feature.Replace('_', ' ')}, as measured.", intensity, feature);
    }

    private static InferredTrait Find(
        string traitId, string feature, double measure, Transcript transcript, List<TextReading> readings)
    {
        var evidence = readings
            .Select((reading, index) => (Line: transcript.Lines[index], Value: StyleMeter.Measure(feature, reading)))
            .Where(line => line.Value > 0)
            .OrderByDescending(line => line.Value)
            .ThenBy(line => line.Line.Number)
            .Take(InferenceLimits.MostEvidence)
            .Select(line => Shorten(line.Line));
        return new InferredTrait(traitId, StyleMeter.ToIntensity(feature, measure), feature, measure, [.. evidence]);
    }

    private static string Describe(ImmutableArray<InferredTrait> findings, ImmutableSortedDictionary<string, double> style)
    {
        var telling = findings.Where(finding => finding.Intensity >= Telling)
            .OrderByDescending(finding => finding.Intensity)
            .Take(3)
            .Select(finding => finding.TraitId)
            .ToList();
        var words = style[StyleFeatures.Length].ToString("0", CultureInfo.InvariantCulture);
        return telling.Count == 0
            ? $"Speaks plainly, in about {words} words at a time."
            : $"Speaks in about {words} words at a time; what stands out: {string.Join(", ", telling)}.";
    }

    // Spread over the whole text, so that no one mood of it speaks for all.
    private static ImmutableArray<InferredLine> Examples(Transcript transcript)
    {
        var fitting = transcript.Lines.Where(line => line.Text.Length is >= ShortestExample and <= InferenceLimits.LongestExample)
            .DistinctBy(line => line.Text)
            .ToList();
        var step = Math.Max(1.0, fitting.Count / (double)InferenceLimits.MostExamples);
        return [.. Enumerable.Range(0, Math.Min(InferenceLimits.MostExamples, fitting.Count)).Select(i => fitting[(int)(i * step)])];
    }
}
