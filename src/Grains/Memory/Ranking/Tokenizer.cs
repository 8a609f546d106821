using System.Globalization;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Splits a text into words.</summary>
/// <remarks>
/// A word is a run of letters, marks and digits of any script, with apostrophes between letters and with points and commas
/// between digits. Where a script writes no spaces (Chinese, Japanese, Thai and their kin), each letter is a word.
/// </remarks>
internal static class Tokenizer
{
    private const int LongestWord = 64;

    public static List<Word> Split(string text)
    {
        var words = new List<Word>(text.Length / 6 + 1);
        var opens = true;
        for (var index = 0; index < text.Length;)
        {
            if (!IsWordPart(text[index]))
            {
                opens |= text[index] is '.' or '!' or '?' or '…' or '\n' or ':' or '"' or '“' or '[';
                index++;
                continue;
            }

            var start = index;
            index = EndOf(text, start);
            words.Add(new Word(Normal(text.AsSpan(start, index - start)), char.IsUpper(text[start]), opens));
            opens = false;
        }

        return words;
    }

    private static int EndOf(string text, int start)
    {
        var index = start + 1;
        if (StandsAlone(text[start]))
        {
            return index;
        }

        for (; index < text.Length && index - start < LongestWord && !StandsAlone(text[index]); index++)
        {
            if (!IsWordPart(text[index]) && !Joins(text, index))
            {
                break;
            }
        }

        return index;
    }

    private static bool Joins(string text, int index)
    {
        if (index + 1 >= text.Length)
        {
            return false;
        }

        char before = text[index - 1], after = text[index + 1];
        return text[index] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' or ',' => char.IsDigit(before) && char.IsDigit(after),
            _ => false,
        };
    }

    // Surrogates come in pairs of two such "parts", so a letter beyond the basic plane stays whole.
    private static bool IsWordPart(char letter)
        => char.IsLetterOrDigit(letter)
            || (letter > 127 && (char.IsSurrogate(letter)
                || CharUnicodeInfo.GetUnicodeCategory(letter)
                    is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static bool StandsAlone(char letter)
        => letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static string Normal(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        word.ToLowerInvariant(buffer);
        var normal = buffer[..word.Length];
        normal.Replace('’', '\'');
        return (normal.EndsWith("'s", StringComparison.Ordinal) ? normal[..^2] : normal).ToString();
    }
}
