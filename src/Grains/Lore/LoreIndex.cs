using System.Collections.Immutable;
using System.Globalization;
using PersonaUniverse.Memory.Ranking;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>
/// Finds entries of a lorebook by what they say, as memories are found, where no key names them. Safe for use by many at once.
/// </summary>
/// <remarks>Left out are entries that are told anyway and those that their author narrowed to two keys at once.</remarks>
internal sealed class LoreIndex
{
    private const int MostFound = 3;

    // A little more than for memories: what a key did not bring up must fit well.
    private const double LeastScore = 0.3;

    private static readonly DateTimeOffset Timeless = DateTimeOffset.UnixEpoch;

    // So far from the entries' time that no "yesterday" means them.
    private static readonly DateTimeOffset Now = Timeless.AddYears(50);

    // Entries are said by neither of the two who speak.
    private static readonly Speaker Nobody = new("", Name: null);

    private readonly LexicalIndex _words = new();

    public LoreIndex(ImmutableArray<LoreEntry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is { Constant: false, SecondaryKeys.Length: 0 } entry)
            {
                // Each in a session of its own: entries that stand side by side have nothing to do with one another.
                _words.Put(new MemoryDocument(
                    new Guid(i, 0, 0, new byte[8]), "", Text(entry), i.ToString(CultureInfo.InvariantCulture), 0, Timeless));
            }
        }
    }

    /// <summary>The places of the entries that fit what was just said, the best first.</summary>
    public IEnumerable<int> Find(string message)
    {
        if (_words.Count == 0)
        {
            return [];
        }

        using var recall = new RecallScores(RecallPlanner.Plan(new RecallQuery(message, [], Now, Nobody, Nobody), _words), _words);
        return MemoryRanker.Rank(recall, ExactSearch.FindByWords(recall).AsSpan(), MostFound)
            .Where(found => found.Score >= LeastScore)
            .Select(found => Place(found.Document.Id));
    }

    private static string Text(LoreEntry entry)
        => entry.UseRegex ? $"{entry.Name}\n{entry.Content}" : $"{entry.Name}\n{string.Join('\n', entry.Keys)}\n{entry.Content}";

    private static int Place(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
