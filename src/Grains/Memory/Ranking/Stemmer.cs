namespace PersonaUniverse.Memory.Ranking;

/// <summary>Takes English words back to their stem, so that "adopted" and "adoption" meet.</summary>
/// <remarks>
/// The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, written anew; words of other
/// letters than a to z come back as they are. No stemmer package that is kept up was to be had (Lucene's is a beta and brings
/// a search engine with it).
/// </remarks>
internal static class Stemmer
{
    private const int LongestWord = 64;

    private static readonly (string Ending, string Instead)[] SecondStep =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Instead)[] ThirdStep =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] FourthStep =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
        "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>Finds the stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length is < 3 or >= LongestWord || !IsPlain(word))
        {
            return word;
        }

        Span<char> buffer = stackalloc char[LongestWord + 1];
        word.CopyTo(buffer);
        var length = Plural(buffer, word.Length);
        length = PastOrProgressive(buffer, length);
        if (buffer[length - 1] == 'y' && HasVowel(buffer[..(length - 1)]))
        {
            buffer[length - 1] = 'i';
        }

        length = Replace(buffer, length, SecondStep);
        length = Replace(buffer, length, ThirdStep);
        length = Strip(buffer, length);
        length = Tidy(buffer, length);
        return buffer[..length].SequenceEqual(word) ? word : buffer[..length].ToString();
    }

    private static bool IsPlain(string word)
    {
        foreach (var letter in word)
        {
            if (letter is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }

    private static int Plural(Span<char> word, int length)
    {
        ReadOnlySpan<char> whole = word[..length];
        return whole switch
        {
            [.., 's', 's', 'e', 's'] or [.., 'i', 'e', 's'] => length - 2,
            [.., 's', 's'] => length,
            [.., 's'] => length - 1,
            _ => length,
        };
    }

    private static int PastOrProgressive(Span<char> word, int length)
    {
        ReadOnlySpan<char> whole = word[..length];
        if (whole.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(whole[..^3]) > 0 ? length - 1 : length;
        }

        var ending = whole.EndsWith("ed", StringComparison.Ordinal) ? 2 : whole.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (ending == 0 || !HasVowel(whole[..^ending]))
        {
            return length;
        }

        var stem = whole[..^ending];
        if (stem is [.., 'a', 't'] or [.., 'b', 'l'] or [.., 'i', 'z'] || (Measure(stem) == 1 && EndsShort(stem)))
        {
            word[stem.Length] = 'e';
            return stem.Length + 1;
        }

        return EndsDouble(stem) && stem[^1] is not ('l' or 's' or 'z') ? stem.Length - 1 : stem.Length;
    }

    private static int Replace(Span<char> word, int length, (string Ending, string Instead)[] rules)
    {
        ReadOnlySpan<char> whole = word[..length];
        foreach (var (ending, instead) in rules)
        {
            if (!whole.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = length - ending.Length;
            if (Measure(whole[..stem]) == 0)
            {
                return length;
            }

            instead.CopyTo(word[stem..]);
            return stem + instead.Length;
        }

        return length;
    }

    private static int Strip(Span<char> word, int length)
    {
        ReadOnlySpan<char> whole = word[..length];
        foreach (var ending in FourthStep)
        {
            if (!whole.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = whole[..^ending.Length];
            var fits = ending is not "ion" || stem is [.., 's' or 't'];
            return fits && Measure(stem) > 1 ? stem.Length : length;
        }

        return length;
    }

    private static int Tidy(Span<char> word, int length)
    {
        ReadOnlySpan<char> whole = word[..length];
        if (whole[^1] == 'e')
        {
            var stem = whole[..^1];
            var measure = Measure(stem);
            length -= measure > 1 || (measure == 1 && !EndsShort(stem)) ? 1 : 0;
        }

        whole = word[..length];
        return whole is [.., 'l', 'l'] && Measure(whole[..^1]) > 1 ? length - 1 : length;
    }

    /// <summary>Counts how often consonants follow vowels: Porter's m.</summary>
    private static int Measure(ReadOnlySpan<char> stem)
    {
        var measure = 0;
        for (var index = 1; index < stem.Length; index++)
        {
            measure += IsConsonant(stem, index) && !IsConsonant(stem, index - 1) ? 1 : 0;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var index = 0; index < stem.Length; index++)
        {
            if (!IsConsonant(stem, index))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsDouble(ReadOnlySpan<char> stem)
        => stem.Length > 1 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1);

    private static bool EndsShort(ReadOnlySpan<char> stem)
        => stem.Length > 2 && IsConsonant(stem, stem.Length - 3) && !IsConsonant(stem, stem.Length - 2)
            && IsConsonant(stem, stem.Length - 1) && stem[^1] is not ('w' or 'x' or 'y');

    private static bool IsConsonant(ReadOnlySpan<char> word, int index)
        => word[index] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => index == 0 || !IsConsonant(word, index - 1),
            _ => true,
        };
}
