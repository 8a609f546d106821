using System.Collections.Frozen;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Notices kinds of answers in texts, and kinds of answers that a question wants.</summary>
internal static class CueReader
{
    private static readonly FrozenSet<string> Times = Set(
        """
        yesterday today tonight tomorrow ago last next week weeks weekend month months year years day days monday tuesday wednesday thursday
        friday saturday sunday january february april june july august september october november december summer winter spring autumn
        morning evening night since recently soon later earlier upcoming birthday anniversary christmas easter thanksgiving halloween
        """);

    private static readonly FrozenSet<string> Numbers = Set(
        """
        one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million
        once twice thrice first second third fourth fifth couple dozen several another both
        """);

    private static readonly FrozenSet<string> BeforePlaces = Set("in at to from near around through visited visiting toward towards");

    private static readonly FrozenSet<string> AskedPlaces = Set(
        "where country countries city cities state states town place places location locations area areas hometown destination");

    private static readonly FrozenSet<string> AskedTimes = Set("when date day month year time");

    private static readonly FrozenSet<string> Quantities = Set("many much long often old far big tall");

    /// <summary>Finds what a text may answer.</summary>
    public static TextCues InText(string text, List<Word> words)
    {
        var cues = text.AsSpan().ContainsAny('?', '？') ? TextCues.Asks : TextCues.None;
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            cues |= Times.Contains(word.Text) ? TextCues.Time : 0;
            cues |= char.IsDigit(word.Text[0]) || Numbers.Contains(word.Text) ? TextCues.Number : 0;
            cues |= word.IsName ? TextCues.Name : 0;
            cues |= word.IsName && index > 0 && BeforePlaces.Contains(words[index - 1].Text) ? TextCues.Place : 0;
        }

        return cues;
    }

    /// <summary>Finds what a question wants.</summary>
    public static TextCues Wanted(List<Word> words)
    {
        var cues = TextCues.None;
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index].Text;
            var asked = index > 0 && words[index - 1].Text is "what" or "which";
            var counted = index > 0 && words[index - 1].Text == "how" && Quantities.Contains(word);
            cues |= word == "when" || (asked && AskedTimes.Contains(word)) || (counted && word is "long" or "old") ? TextCues.Time : 0;
            cues |= word == "where" || (asked && AskedPlaces.Contains(word)) ? TextCues.Place : 0;
            cues |= counted ? TextCues.Number : 0;
            cues |= word is "who" or "whose" || (asked && word is "name" or "names") ? TextCues.Name : 0;
        }

        return cues;
    }

    private static FrozenSet<string> Set(string words)
        => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
