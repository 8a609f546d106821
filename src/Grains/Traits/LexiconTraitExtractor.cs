using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Extracts traits from the words of a reply, without a model and within microseconds.</summary>
/// <remarks>
/// A trait that shows in a style feature is as strong as <see cref="StyleMeter.ToIntensity"/> makes of its measure. Another one is
/// known by words of its own: <c>intensity = min(1, hits a sentence / 0.6)</c>. What is too faint to be told from chance (under
/// 0.05) is no evidence. A trait the persona does not have is reported from 0.5 up.
/// </remarks>
internal static class LexiconTraitExtractor
{
    private const int MostTraits = 8;
    private const double Faintest = 0.05;
    private const double FaintestForeign = 0.5;
    private const double OverwhelmingHits = 0.6;
    private const int LongestReply = 20_000;

    /// <summary>Analyses one exchange.</summary>
    public static TurnAnalysis Extract(Exchange exchange)
    {
        var reply = TextReading.Of(TextCut.To(exchange.AiResponse, LongestReply));
        if (reply.Sentences == 0)
        {
            return TurnAnalysis.Empty;
        }

        ImmutableArray<ObservedTrait> observed =
        [
            .. Own(exchange.Persona, reply)
                .Concat(Foreign(exchange.Persona, reply))
                .OrderByDescending(trait => trait.Intensity)
                .ThenBy(trait => trait.Name, StringComparer.Ordinal)
                .Take(MostTraits),
        ];
        return new TurnAnalysis(
            observed,
            TraitConfidence.Of(observed, reply.Words.Length),
            SuggestedActions.For(exchange.Persona, observed));
    }

    private static IEnumerable<ObservedTrait> Own(PersonaProfile persona, TextReading reply)
    {
        foreach (var trait in persona.Traits)
        {
            var (intensity, seen) = See(trait, reply);
            if (intensity >= Faintest)
            {
                yield return new ObservedTrait(trait.Id, trait.Name, seen, intensity);
            }
        }
    }

    private static (double Intensity, string Seen) See(Trait trait, TextReading reply)
    {
        if (trait.Style is { } style && StyleFeatures.All.Contains(style))
        {
            return See(style, reply);
        }

        var words = CommonTraits.LexiconOf(trait.Id) ?? CommonTraits.LexiconOf(trait.Name);
        if (words is not null)
        {
            var hits = words.CountIn(reply.Words);
            var intensity = Math.Min(1, hits / (OverwhelmingHits * reply.Sentences));
            return (intensity, $"{Counted(hits, "word")} of it in {Counted(reply.Sentences, "sentence")}.");
        }

        var common = CommonTraits.StyleOf(trait.Id) ?? CommonTraits.StyleOf(trait.Name);
        return common is null ? (0, "") : See(common, reply);
    }

    private static IEnumerable<ObservedTrait> Foreign(PersonaProfile persona, TextReading reply)
    {
        foreach (var (name, style) in CommonTraits.Reported)
        {
            if (persona.Traits.Any(trait => trait.Style == style || trait.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var (intensity, seen) = See(style, reply);
            if (intensity >= FaintestForeign)
            {
                yield return new ObservedTrait(Id: null, name, seen, intensity);
            }
        }
    }

    private static (double Intensity, string Seen) See(string style, TextReading reply)
    {
        var value = StyleMeter.Measure(style, reply);
        return (StyleMeter.ToIntensity(style, value), Describe(style, value, reply));
    }

    private static string Describe(string style, double value, TextReading reply)
    {
        var found = (int)Math.Round(value * reply.Sentences);
        var sentences = Counted(reply.Sentences, "sentence");
        return style switch
        {
            StyleFeatures.Questions => $"{found} of {sentences} asked.",
            StyleFeatures.Exclamations => $"{found} of {sentences} exclaimed.",
            StyleFeatures.Imagery => $"{Counted(found, "comparison")} in {sentences}.",
            StyleFeatures.Hedging => $"{Counted(found, "word")} of doubt in {sentences}.",
            StyleFeatures.Warmth => $"{Counted(found, "kind word")} in {sentences}.",
            StyleFeatures.Formality => $"{Counted(found, "formal turn")} in {sentences}.",
            StyleFeatures.Humor => $"{Counted(found, "playful aside")} in {sentences}.",
            StyleFeatures.Precision => $"{Counted(found, "exact term")} in {sentences}.",
            StyleFeatures.SecondPerson => $"The listener was addressed {Counted(found, "time")} in {sentences}.",
            _ => $"{Counted(reply.Words.Length, "word")} in {sentences}.",
        };
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
