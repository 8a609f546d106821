using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>All dictions, and the choice of the one that suits a persona.</summary>
internal static class DictionChoice
{
    // One chance word ("a light heart") is not yet a manner.
    private const int LeastEvidence = 3;

    private static readonly ImmutableArray<Diction> Known =
    [
        SeaDiction.Value,
        MachineDiction.Value,
        CourtDiction.Value,
        SchoolDiction.Value,
        ScienceDiction.Value,
        StageDiction.Value,
        GardenDiction.Value,
        OracleDiction.Value,
    ];

    private static readonly FrozenDictionary<string, int> ByKeyword = Known
        .SelectMany((diction, index) => diction.Keywords
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(keyword => KeyValuePair.Create(keyword, index)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Chooses the diction whose keywords a persona's own words name most often; the plain one when none stands out.</summary>
    public static Diction For(OfflinePrompt prompt)
    {
        Span<int> counts = stackalloc int[Known.Length];
        counts.Clear();
        // What people call a persona says more about its manner than a word in passing.
        Count(prompt.Name, 2, counts);
        Count(prompt.Description, 2, counts);
        Count(prompt.Voice, 1, counts);
        foreach (var example in prompt.Examples)
        {
            Count(example, 1, counts);
        }

        var best = 0;
        for (var index = 1; index < counts.Length; index++)
        {
            best = counts[index] > counts[best] ? index : best;
        }

        return counts[best] >= LeastEvidence ? Known[best] : PlainDiction.Value;
    }

    private static void Count(string text, int weight, Span<int> counts)
    {
        var lookup = ByKeyword.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in Words.Enumerate(text))
        {
            if (lookup.TryGetValue(text.AsSpan(word), out var index))
            {
                counts[index] += weight;
            }
        }
    }
}
