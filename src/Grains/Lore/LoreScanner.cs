using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>
/// Looks a lorebook's keys up in a conversation, by the card's own rules, and what they miss by what the entries say.
/// Safe for use by many at once.
/// </summary>
internal sealed partial class LoreScanner(Lorebook book)
{
    private const int DefaultTokenBudget = 2048;
    private const int MostTokens = 8192;
    private const int CharactersPerToken = 4;
    private const int MostPasses = 4;

    private readonly ImmutableArray<Keyed> _entries = [.. book.Entries.Select(entry => new Keyed(entry))];
    private readonly LoreIndex _index = new(book.Entries);

    /// <summary>The contents of the entries that come up, lowest insertion order first, as far as the budget goes.</summary>
    public IReadOnlyList<string> Scan(IReadOnlyList<string> said)
    {
        var text = string.Join('\n', said.Skip(Math.Max(0, said.Count - book.ScanDepth)));
        var found = _entries.Where(entry => entry.ComesUpIn(text)).ToHashSet();
        for (var pass = 1; book.Recursive && pass < MostPasses; pass++)
        {
            var told = string.Join('\n', found.Select(entry => entry.Entry.Content));
            var more = _entries.Where(entry => !found.Contains(entry) && entry.ComesUpIn(told)).ToList();
            if (more.Count == 0)
            {
                break;
            }

            found.UnionWith(more);
        }

        var related = said.Count == 0
            ? []
            : _index.Find(said[^1]).Select(place => _entries[place]).Where(entry => !found.Contains(entry)).Select(keyed => keyed.Entry);
        return Fit(found.Select(keyed => keyed.Entry), related);
    }

    // What the author's keys brought up has the first choice of the room.
    private List<string> Fit(IEnumerable<LoreEntry> found, IEnumerable<LoreEntry> related)
    {
        var room = CharactersPerToken * Math.Clamp(book.TokenBudget ?? DefaultTokenBudget, 0, MostTokens);
        var fitting = new List<LoreEntry>();
        foreach (var entry in found.OrderByDescending(entry => entry.Priority).ThenBy(entry => entry.InsertionOrder).Concat(related))
        {
            if (entry.Content.Length <= room)
            {
                room -= entry.Content.Length;
                fitting.Add(entry);
            }
        }

        return [.. fitting.OrderBy(entry => entry.InsertionOrder).Select(entry => entry.Content)];
    }

    [GeneratedRegex(@"\{\d+(,\d*)?\}")]
    private static partial Regex CountedRepetition();

    private sealed class Keyed(LoreEntry entry)
    {
        private readonly ImmutableArray<Func<string, bool>> _keys = Matchers(entry, entry.Keys);
        private readonly ImmutableArray<Func<string, bool>> _secondary = Matchers(entry, entry.SecondaryKeys);

        public LoreEntry Entry { get; } = entry;

        public bool ComesUpIn(string text)
            => Entry.Constant
                || (_keys.Any(key => key(text)) && (Entry.SecondaryKeys.Length == 0 || _secondary.Any(key => key(text))));

        private static ImmutableArray<Func<string, bool>> Matchers(LoreEntry entry, ImmutableArray<string> keys)
            => [.. keys.Where(key => key.Length > 0).Select(key => Matcher(entry, key)).OfType<Func<string, bool>>()];

        private static Func<string, bool>? Matcher(LoreEntry entry, string key)
        {
            var comparison = entry.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            return entry.UseRegex ? Pattern(key, entry.CaseSensitive) : text => text.Contains(key, comparison);
        }

        // A stranger's pattern: without backtracking, so that no text makes it run long. What needs more than that never matches.
        private static Func<string, bool>? Pattern(string key, bool caseSensitive)
        {
            var end = key.LastIndexOf('/');
            var (pattern, flags) = key.StartsWith('/') && end > 0 ? (key[1..end], key[(end + 1)..]) : (key, caseSensitive ? "" : "i");
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
                | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0)
                | (flags.Contains('m', StringComparison.Ordinal) ? RegexOptions.Multiline : 0)
                | (flags.Contains('s', StringComparison.Ordinal) ? RegexOptions.Singleline : 0);
            if (CountedRepetition().Matches(pattern) is { Count: > 2 } or [{ Length: > 6 }, ..])
            {
                // Each multiplies the size of the automaton.
                return null;
            }

            try
            {
                return new Regex(pattern, options).IsMatch;
            }
            catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
            {
                return null;
            }
        }
    }
}
