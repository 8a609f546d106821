using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>The words that mark each feature. <c>StyleMeter</c> knows them all.</summary>
internal static class Markers
{
    public static MarkerBank Hedging { get; } = new(
        [
            "perhaps ", "it seems that ", "I suspect that ", "it may be that ", "as far as I can tell, ", "if I am not mistaken, ",
            "to my mind, ",
        ],
        [", or so it seems", ", I think", ", perhaps", ", though I may be wrong", ", I suppose"],
        []);

    public static MarkerBank Formality { get; } = new(
        ["indeed, ", "one must grant that ", "with respect, ", "moreover, ", "accordingly, ", "I venture to say that ", "furthermore, "],
        [", if I may say so", ", as is proper", ", one might add", ", be it said"],
        []);

    public static MarkerBank Precision { get; } = new(
        ["first, ", "second, ", "third, ", "fourth, ", "fifth, ", "sixth, ", "seventh, "],
        [", nine times in ten", ", and that is exactly the point"],
        []);

    /// <summary>Gets what stands in the place of a single ordinal.</summary>
    public static ImmutableArray<string> Exact { get; } = ["to be exact, ", "strictly speaking, ", "in particular, "];

    public static MarkerBank SecondPerson { get; } = new(
        ["you see, ", "mind you, ", "if you ask me, "],
        [", as you know", ", if you look closely", ", as you will see"],
        ["you put it in your own way, and that tells me something", "you know more about it than you let on",
            "it is yours to decide, and you will", "take your time", "trust what you noticed yourself", "you are closer to it than I am"]);

    public static MarkerBank Warmth { get; } = new(
        ["{dear}, "],
        [", {dear}"],
        ["I am glad of the company", "take heart", "it was kind to share that", "I am glad this came to my door",
            "this is good company to think in"]);
}
