using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>
/// Looks a lorebook's keys up in a conversation, by the card's own rules, and what they miss by what the entries say.
/// Safe for use by many at once.
/// </summary>
/// <remarks>
/// Books come from strangers, and some from before there were limits: it takes no more of one than <see cref="LoreLimits"/>.
/// </remarks>
/// <param name="book">The book.</param>
/// <param name="patternLeftOut">
/// Called with an entry's place, once for each pattern of it that takes too long and is looked up no more.
/// </param>
/// <param name="longestMatch">How long one match of a pattern may take; 50 ms when left out.</param>
internal sealed class LoreScanner(Lorebook book, Action<int>? patternLeftOut = null, TimeSpan? longestMatch = null)
{
    /// <summary>Characters of a conversation that are looked at: its newest.</summary>
    public const int MostScanned = 32_000;

    private const int DefaultTokenBudget = 2048;
    private const int MostTokens = 8192;
    private const int CharactersPerToken = 4;
    private const int MostPasses = 4;

    // Characters beyond the budget that names may take in the place of macros.
    private const int RoomForNames = 32_000;

    private const int BytesPerPattern = 256 * 1024;

    // Its text, and its words in an index.
    private const int BytesPerCharacter = 8;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(50);

    private readonly ImmutableArray<Keyed> _entries =
        Take(book.Entries, patternLeftOut ?? (static _ => { }), longestMatch ?? LongestMatch);

    private readonly LoreIndex _index = new(book.Entries);

    /// <summary>Gets how many bytes of memory it may come to take, about.</summary>
    public long Size { get; } = SizeOf(book.Entries);

    /// <summary>
    /// The contents of the entries that come up, lowest insertion order first, as far as the budget goes. Where the deadline passes
    /// meanwhile, any may be missing: whoever set it is not to take them for all.
    /// </summary>
    public IReadOnlyList<string> Scan(IReadOnlyList<string> said, LoreDeadline? deadline = null)
    {
        var text = new LoreText(Newest([.. said.Skip(Math.Max(0, said.Count - book.ScanDepth))]));
        var found = _entries.Where(entry => entry.ComesUpIn(text, deadline)).ToHashSet();
        for (var pass = 1; book.Recursive && pass < MostPasses; pass++)
        {
            var told = new LoreText(Newest([.. found.Select(entry => entry.Entry.Content)]));
            var more = _entries.Where(entry => !found.Contains(entry) && entry.ComesUpIn(told, deadline)).ToList();
            if (more.Count == 0)
            {
                break;
            }

            found.UnionWith(more);
        }

        var related = said.Count == 0 || deadline is { IsOver: true }
            ? []
            : _index.Find(Newest([said[^1]]))
                .Select(place => _entries[place])
                .Where(entry => !found.Contains(entry))
                .Select(keyed => keyed.Entry);
        return Fit(found.Select(keyed => keyed.Entry), related);
    }

    private static string Newest(IReadOnlyList<string> texts)
    {
        var (first, length) = (texts.Count, 0);
        while (first > 0 && length < MostScanned)
        {
            length += texts[--first].Length + 1;
        }

        var text = string.Join('\n', texts.Skip(first));
        return text.Length <= MostScanned ? text : text[^MostScanned..];
    }

    // What the author's keys bring up gets its room first.
    private List<string> Fit(IEnumerable<LoreEntry> found, IEnumerable<LoreEntry> related)
    {
        var room = CharactersPerToken * Math.Clamp(book.TokenBudget ?? DefaultTokenBudget, 0, MostTokens);
        var roomForNames = RoomForNames;
        var fitting = new List<LoreEntry>();
        foreach (var entry in found.OrderByDescending(entry => entry.Priority).ThenBy(entry => entry.InsertionOrder).Concat(related))
        {
            if (entry.Content.Length <= room
                && CardMacros.LongestName * CardMacros.Count(entry.Content) is var names && names <= roomForNames)
            {
                room -= entry.Content.Length;
                roomForNames -= names;
                fitting.Add(entry);
            }
        }

        return [.. fitting.OrderBy(entry => entry.InsertionOrder).Select(entry => entry.Content)];
    }

    private static ImmutableArray<Keyed> Take(ImmutableArray<LoreEntry> entries, Action<int> patternLeftOut, TimeSpan longestMatch)
    {
        var (keys, patterns) = (0, 0);
        return
        [
            .. entries.Select((entry, place) => new Keyed(
                entry, TakeKeys(entry, place, entry.Keys), TakeKeys(entry, place, entry.SecondaryKeys))),
        ];

        ImmutableArray<LoreKey> TakeKeys(LoreEntry entry, int place, ImmutableArray<string> from)
            =>
            [
                .. from
                    .Where(key => key.Length > 0
                        && ++keys <= LoreLimits.KeysPerBook && (!entry.UseRegex || ++patterns <= LoreLimits.Patterns))
                    .Select(key => new LoreKey(key, entry.CaseSensitive, entry.UseRegex, () => patternLeftOut(place), longestMatch)),
            ];
    }

    private static long SizeOf(ImmutableArray<LoreEntry> entries)
    {
        var characters = entries.Sum(entry => entry.Content.Length + entry.Keys.Concat(entry.SecondaryKeys).Sum(key => (long)key.Length));
        var patterns = entries.Where(entry => entry.UseRegex).Sum(entry => (long)entry.Keys.Length + entry.SecondaryKeys.Length);
        return (BytesPerCharacter * characters) + (BytesPerPattern * Math.Min(patterns, LoreLimits.Patterns));
    }

    private sealed class Keyed(LoreEntry entry, ImmutableArray<LoreKey> keys, ImmutableArray<LoreKey> secondary)
    {
        public LoreEntry Entry { get; } = entry;

        public bool ComesUpIn(LoreText text, LoreDeadline? deadline)
            => Entry.Constant
                || (IsAnyIn(keys, text, deadline) && (Entry.SecondaryKeys.Length == 0 || IsAnyIn(secondary, text, deadline)));

        private static bool IsAnyIn(ImmutableArray<LoreKey> keys, LoreText text, LoreDeadline? deadline)
            => keys.Any(key => deadline is not { IsOver: true } && key.IsIn(text));
    }
}
