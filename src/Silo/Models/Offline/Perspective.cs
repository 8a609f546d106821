using System.Text;

namespace PersonaUniverse.Models.Offline;

/// <summary>Says somebody's words back to them: "I live with my cat" becomes "you live with your cat".</summary>
internal static class Perspective
{
    private const int MostWords = 24;
    private const int MostQuotedWords = 14;

    /// <summary>Tells a user what they once said.</summary>
    /// <param name="said">Their words.</param>
    /// <param name="introduction">Such as <c>you told me that</c>.</param>
    public static string Tell(string said, string introduction)
    {
        var text = FirstSentence(said);
        var words = Words.Enumerate(text).ToArray();
        var first = words.Length == 0 ? "" : text[words[0]].ToLowerInvariant();
        var plain = first is "i" or "i'm" or "i’m" or "i've" or "i’ve" or "my" or "we" or "our" && !text.EndsWith('?');
        return plain && words.Length <= MostWords
            ? $"{introduction} {Turn(text, words)}"
            : $"{introduction.Replace(" that", "", StringComparison.Ordinal)}: “{Words.First(text, MostQuotedWords)}”";
    }

    public static string Quote(string said) => $"“{Words.First(said.ReplaceLineEndings(" "), MostQuotedWords).TrimEnd('.')}”";

    private static string Turn(string text, Range[] words)
    {
        var turned = new StringBuilder();
        var end = 0;
        var previous = "";
        foreach (var range in words)
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var word = text.Substring(start, length);
            turned.Append(text, end, start - end).Append(TurnWord(word, previous));
            previous = word.ToLowerInvariant();
            end = start + length;
        }

        return turned.ToString();
    }

    private static string TurnWord(string word, string previous) => word.ToLowerInvariant().Replace('’', '\'') switch
    {
        "i" or "me" => "you",
        "i'm" => "you are",
        "i've" => "you have",
        "i'd" => "you would",
        "i'll" => "you will",
        "my" => "your",
        "mine" => "yours",
        "myself" => "yourself",
        "we" => "you",
        "our" => "your",
        "us" => "you",
        "am" => "are",
        "was" when previous is "i" => "were",
        "you" => "I",
        "your" => "my",
        _ => word,
    };

    private static string FirstSentence(string said)
    {
        var text = said.ReplaceLineEndings(" ").Trim();
        if (text.StartsWith("User:", StringComparison.OrdinalIgnoreCase))
        {
            text = text["User:".Length..].TrimStart();
        }

        for (var index = 0; index + 1 < text.Length; index++)
        {
            if (text[index] is '.' or '!' or '?' && text[index + 1] == ' ')
            {
                text = text[..(index + 1)];
                break;
            }
        }

        return text.TrimEnd('.', '!', ' ');
    }
}
