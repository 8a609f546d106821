using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>Measures the <see cref="StyleFeatures"/> of a text. Pure: the same text has the same measure.</summary>
internal static class StyleMeter
{
    /// <summary>Measures one feature, in the unit its documentation gives; 0 for a text without words.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    public static double Measure(string feature, TextReading text)
    {
        if (text.Sentences == 0)
        {
            return 0;
        }

        double sentences = text.Sentences;
        return feature switch
        {
            StyleFeatures.Questions => text.Questions / sentences,
            StyleFeatures.Exclamations => text.Exclamations / sentences,
            StyleFeatures.Imagery => CountComparisons(text.Words) / sentences,
            StyleFeatures.Hedging => StyleLexicon.Hedging.CountIn(text.Words) / sentences,
            StyleFeatures.Warmth => StyleLexicon.Warmth.CountIn(text.Words) / sentences,
            StyleFeatures.Formality => StyleLexicon.Formality.CountIn(text.Words) / sentences,
            StyleFeatures.Humor => (text.Brackets + StyleLexicon.Humor.CountIn(text.Words)) / sentences,
            StyleFeatures.Length => text.Words.Length,
            StyleFeatures.Brevity => sentences / text.Words.Length,
            StyleFeatures.Precision => CountExact(text.Words) / sentences,
            StyleFeatures.SecondPerson => StyleLexicon.SecondPerson.CountIn(text.Words) / sentences,
            _ => throw new ArgumentException($"'{feature}' is not a style feature.", nameof(feature)),
        };
    }

    /// <summary>Translates a measure into the intensity of a trait that shows in that feature.</summary>
    /// <remarks>
    /// Linear between two anchors and clamped to [0, 1]: <c>(value − absent) / (overwhelming − absent)</c>. The upper
    /// anchors are set so that the shipped personas, played by the offline model with a trait at 0.5 and 0.9, measure near those
    /// values on average: a live intensity fed with what it itself brought about then stays where it is.
    /// </remarks>
    public static double ToIntensity(string feature, double value)
    {
        var (absent, overwhelming) = Anchors(feature);
        return Math.Clamp((value - absent) / (overwhelming - absent), 0, 1);
    }

    private static (double Absent, double Overwhelming) Anchors(string feature) => feature switch
    {
        StyleFeatures.Questions => (0, 0.4),
        StyleFeatures.Exclamations => (0, 0.6),
        StyleFeatures.Imagery => (0, 0.4),
        StyleFeatures.Hedging => (0, 0.45),
        StyleFeatures.Warmth => (0, 0.33),
        StyleFeatures.Formality => (0, 0.5),
        StyleFeatures.Humor => (0, 0.42),
        StyleFeatures.Length => (35, 125),
        // Mean sentences of 20 words and of 7 words.
        StyleFeatures.Brevity => (0.05, 0.14),
        StyleFeatures.Precision => (0, 0.6),
        StyleFeatures.SecondPerson => (0, 0.55),
        _ => throw new ArgumentException($"'{feature}' is not a style feature.", nameof(feature)),
    };

    private static int CountComparisons(ImmutableArray<string> words)
    {
        var count = 0;
        for (var index = 0; index + 1 < words.Length; index++)
        {
            count += words[index] switch
            {
                "like" => IsLikeness(words, index) ? 1 : 0,
                "as" => words[index + 1] is "if" or "though" || (index + 2 < words.Length && words[index + 2] is "as") ? 1 : 0,
                _ => 0,
            };
        }

        return count;
    }

    // "I like a walk" and "would like an answer" compare nothing.
    private static bool IsLikeness(ImmutableArray<string> words, int index)
        => words[index + 1] is "a" or "an" or "the" or "some" or "one" or "two"
            && (index == 0 || words[index - 1] is not ("i" or "you" or "we" or "they" or "would" or "to" or "really"));

    private static int CountExact(ImmutableArray<string> words)
    {
        var numbers = 0;
        foreach (var word in words)
        {
            numbers += char.IsAsciiDigit(word[0]) ? 1 : 0;
        }

        return numbers + StyleLexicon.Precision.CountIn(words);
    }
}
