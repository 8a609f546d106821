namespace PersonaUniverse.Models;

/// <summary>The words that mark each feature. <c>StyleMeter</c> knows them all.</summary>
internal static class Markers
{
    public static MarkerBank Hedging { get; } = new(
        ["perhaps ", "it seems that ", "I suspect that ", "it may be that ", "as far as I can tell, ", "if I am not mistaken, ", "to my mind, "],
        [", or so it seems", ", I think", ", perhaps", ", as far as I can tell", ", though I may be wrong", ", I suppose"],
        ["I may be wrong in this", "I would not swear to it"]);

    public static MarkerBank Formality { get; } = new(
        ["indeed, ", "one must grant that ", "it is proper to observe that ", "with respect, ", "moreover, ", "accordingly, ", "I venture to say that ", "furthermore, "],
        [", if I may", ", as is proper", ", with all due respect", ", one might add", ", be it said"],
        ["permit me to dwell on it", "one must give such matters their due"]);

    public static MarkerBank Precision { get; } = new(
        ["first, ", "second, ", "third, ", "fourth, ", "fifth, ", "sixth, ", "to be exact, ", "strictly speaking, "],
        [", precisely", ", in two steps", ", to the letter", ", and that is exactly the point", ", nine times in ten", ", in particular"],
        ["that makes three points and two of them count", "the exact wording matters", "take it in steps of five minutes"]);

    public static MarkerBank SecondPerson { get; } = new(
        ["you see, ", "mind you, ", "if you ask me, ", "between you and me, ", "believe you me, "],
        [", as you know", ", and you know it", ", if you look closely", ", whatever others tell you", ", as you will see"],
        ["you put it in your own way, and that tells me something", "you know more about it than you let on",
            "it is yours to decide, and you will", "take your time, for you have it", "trust what you noticed yourself"]);

    public static MarkerBank Warmth { get; } = new(
        ["gladly: ", "{dear}, "],
        [", {dear}", ", and gladly so", ", {dear}"],
        ["I am glad of the company", "take heart", "that was a kind thing to share", "I am glad this came to my door",
            "this is good company to think in", "it is a warm thought, and I am keeping it"]);
}
