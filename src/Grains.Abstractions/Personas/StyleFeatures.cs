using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>The measurable features of a text in which a trait can show. Each rises with the trait's intensity.</summary>
public static class StyleFeatures
{
    /// <summary>The share of sentences that end in a question mark.</summary>
    public const string Questions = "questions";

    /// <summary>The share of sentences that end in an exclamation mark.</summary>
    public const string Exclamations = "exclamations";

    /// <summary>Comparisons ("like a …", "as … as", "as if") a sentence; "I like a …" is none.</summary>
    public const string Imagery = "imagery";

    /// <summary>Words of doubt ("perhaps", "it seems", "I suspect") a sentence.</summary>
    public const string Hedging = "hedging";

    /// <summary>Kind words ("dear", "gladly", "friend") a sentence.</summary>
    public const string Warmth = "warmth";

    /// <summary>Formal turns ("one must", "furthermore") a sentence.</summary>
    public const string Formality = "formality";

    /// <summary>Playful asides a sentence: remarks in round brackets, and words of play ("ha", "no refunds").</summary>
    public const string Humor = "humor";

    /// <summary>The number of words in a reply: runs of letters and digits, apostrophes and hyphens inside.</summary>
    public const string Length = "length";

    /// <summary>The shortness of sentences: the reciprocal of the mean number of words in one.</summary>
    public const string Brevity = "brevity";

    /// <summary>Numbers, in digits or from two up in words, steps and exact terms ("first", "precisely") a sentence.</summary>
    public const string Precision = "precision";

    /// <summary>Words that address the listener ("you", "your", "yourself") a sentence.</summary>
    public const string SecondPerson = "second_person";

    /// <summary>All features, in the order above.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Questions, Exclamations, Imagery, Hedging, Warmth, Formality, Humor, Length, Brevity, Precision, SecondPerson,
    ];
}
