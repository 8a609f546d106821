using System.Collections.Frozen;

namespace PersonaUniverse.Models.Offline;

/// <summary>What a message speaks of, as a phrase that can be said back to the speaker.</summary>
/// <param name="Phrase">A noun phrase such as <c>your essay</c>; <c>this</c> when there is none.</param>
/// <param name="Verb"><c>is</c> or <c>are</c>.</param>
/// <param name="Feeling">The feeling named in the message; empty when none was.</param>
internal sealed record Topic(string Phrase, string Verb, string Feeling)
{
    private const int MostWords = 3;
    private const int LongestWord = 24;

    private static readonly FrozenSet<string> Feelings = Words.Set(
        """
        sad happy tired lonely anxious angry afraid scared excited nervous proud lost worried stressed overwhelmed bored grateful
        hopeful hopeless ashamed guilty jealous confused upset hurt heartbroken exhausted calm content joyful glad furious frustrated
        disappointed homesick embarrassed relieved restless unhappy miserable depressed delighted thrilled insecure empty stuck alone
        """);

    private static readonly FrozenSet<string> Determiners = Words.Set("my your our his her their the a an this that these those");

    private static readonly FrozenSet<string> Introducers = Words.Set("about of with on into for");

    public static Topic Of(string message)
    {
        var words = Words.Enumerate(message).Take(400).ToArray();
        var feeling = words.Select(range => message[range]).FirstOrDefault(Feelings.Contains)?.ToLowerInvariant() ?? "";
        var best = (Start: 0, Length: 0, Score: 0);
        for (var start = 0; start < words.Length; start++)
        {
            var length = RunAt(message, words, start, feeling);
            var score = length == 0 ? 0 : Score(message, words, start, length);
            best = score > best.Score ? (start, length, score) : best;
            start += Math.Max(0, length - 1);
        }

        if (best.Length == 0)
        {
            return new Topic("this", "is", feeling);
        }

        var run = words[best.Start..(best.Start + Math.Min(best.Length, MostWords))].Select(range => Clip(message[range]));
        var phrase = Determiner(message, words, best.Start) + string.Join(' ', run);
        return new Topic(phrase, IsPlural(phrase) ? "are" : "is", feeling);
    }

    private static int RunAt(string message, Range[] words, int start, string feeling)
    {
        var length = 0;
        while (start + length < words.Length && Carries(message[words[start + length]], feeling)
            && (length == 0 || IsJoined(message, words, start + length)))
        {
            length++;
        }

        return length;
    }

    private static bool Carries(string word, string feeling)
        => !Words.IsEmpty(word) && !word.Equals(feeling, StringComparison.OrdinalIgnoreCase);

    private static int Score(string message, Range[] words, int start, int length)
    {
        var score = 1 + Math.Min(length, MostWords);
        if (start == 0)
        {
            return score;
        }

        var before = message[words[start - 1]];
        score += Determiners.Contains(before) ? 3 : Introducers.Contains(before) ? 2 : 0;
        return score + (char.IsUpper(message[words[start]][0]) ? 2 : 0);
    }

    private static bool IsJoined(string message, Range[] words, int index)
    {
        var between = message[words[index - 1].End..words[index].Start];
        return between.Length == 1 && between[0] == ' ';
    }

    private static string Determiner(string message, Range[] words, int start)
    {
        var before = start == 0 ? "" : message[words[start - 1]].ToLowerInvariant();
        return before switch
        {
            "my" => "your ",
            "your" => "my ",
            _ when Determiners.Contains(before) => before + " ",
            _ => "",
        };
    }

    private static string Clip(string word) => word.Length <= LongestWord ? word : word[..LongestWord] + "…";

    private static bool IsPlural(string phrase)
        => phrase.Length > 3 && phrase[^1] == 's' && phrase[^2] is not ('s' or 'u' or 'i')
            && !phrase.StartsWith("a ", StringComparison.Ordinal) && !phrase.StartsWith("this ", StringComparison.Ordinal)
            && !phrase.EndsWith("ics", StringComparison.Ordinal) && !phrase.EndsWith("news", StringComparison.Ordinal);
}
