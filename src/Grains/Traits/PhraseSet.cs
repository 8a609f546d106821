using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>A set of words and phrases that can be counted in a text in one pass.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string[][]> _byFirstWord;

    /// <summary>Initializes a set.</summary>
    /// <param name="phrases">Words and phrases in lower case, separated by commas.</param>
    public PhraseSet(string phrases)
        => _byFirstWord = phrases
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(phrase => phrase.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .GroupBy(words => words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(words => words.Length).ToArray(),
                StringComparer.Ordinal);

    /// <summary>Counts the phrases; of overlapping ones the first and longest counts.</summary>
    public int CountIn(ImmutableArray<string> words)
    {
        var count = 0;
        for (var index = 0; index < words.Length; index++)
        {
            if (_byFirstWord.TryGetValue(words[index], out var candidates) && LengthAt(words, index, candidates) is > 0 and var length)
            {
                count++;
                index += length - 1;
            }
        }

        return count;
    }

    private static int LengthAt(ImmutableArray<string> words, int index, string[][] candidates)
    {
        foreach (var phrase in candidates)
        {
            if (words.AsSpan()[index..].StartsWith(phrase))
            {
                return phrase.Length;
            }
        }

        return 0;
    }
}
