using System.Text.Json.Nodes;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Cards;

/// <summary>Reads a card's <c>character_book</c>.</summary>
internal static class LoreBookReader
{
    private const string Path = "character_book.";
    private const int DefaultScanDepth = 4;
    private const int MostScanned = 100;

    /// <summary>The book; null when the card has none, or nothing in it that could come up.</summary>
    /// <exception cref="Errors.ApiException">It is not as the specification has it, or more than we take.</exception>
    public static Lorebook? Read(JsonObject data)
    {
        if (data.Member("", "character_book") is not { } book)
        {
            return null;
        }

        if (book["entries"] is not JsonArray entries)
        {
            throw CardProblem.At(Path + "entries", "entries must be a list.");
        }

        if (entries.Count > CardLimits.Entries)
        {
            throw CardProblem.At(Path + "entries", $"The lorebook has more than {CardLimits.Entries} entries.");
        }

        var read = entries.Select(ReadEntry).OfType<LoreEntry>().ToList();
        CheckKeys(read);
        return read.Count == 0
            ? null
            : new Lorebook(
                (int)Math.Clamp(book.Number(Path, "scan_depth") ?? DefaultScanDepth, 1, MostScanned),
                book.Number(Path, "token_budget") is { } budget ? (int)Math.Clamp(budget, 0, int.MaxValue) : null,
                book.Flag(Path, "recursive_scanning"),
                [.. read]);
    }

    // Every key is looked up at every turn.
    private static void CheckKeys(List<LoreEntry> entries)
    {
        if (entries.Sum(CountKeys) > LoreLimits.KeysPerBook)
        {
            throw CardProblem.At(Path + "entries", $"The lorebook has more than {LoreLimits.KeysPerBook} keys in all.");
        }

        if (entries.Where(entry => entry.UseRegex).Sum(CountKeys) > LoreLimits.Patterns)
        {
            throw CardProblem.At(Path + "entries", $"The lorebook has more than {LoreLimits.Patterns} keys that are patterns.");
        }
    }

    private static int CountKeys(LoreEntry entry) => entry.Keys.Length + entry.SecondaryKeys.Length;

    private static LoreEntry? ReadEntry(JsonNode? node, int index)
    {
        var path = $"{Path}entries[{index}].";
        if (node is not JsonObject entry)
        {
            throw CardProblem.At(path.TrimEnd('.'), "An entry must be an object.");
        }

        var keys = entry.Texts(path, "keys", CardLimits.KeysPerEntry, CardLimits.KeyLength);
        var secondary = entry.Texts(path, "secondary_keys", CardLimits.KeysPerEntry, CardLimits.KeyLength);
        var read = new LoreEntry(
            keys,
            entry.Text(path, "content", CardLimits.ContentLength),
            entry.Number(path, "insertion_order") ?? 0,
            entry.Flag(path, "constant"),
            entry.Flag(path, "case_sensitive"),
            entry.Flag(path, "use_regex"),
            entry.Flag(path, "selective") ? secondary : [],
            entry.Number(path, "priority") ?? 0,
            entry.Text(path, "name"));
        if (read.UseRegex && read.Keys.Concat(read.SecondaryKeys).Any(LoreLimits.RepeatsTooOften))
        {
            throw CardProblem.At(path + "keys", $"A pattern repeats something more than {LoreLimits.Repetitions} times.");
        }

        return entry.Flag(path, "enabled", otherwise: true) && read.Content.Length > 0 ? read : null;
    }
}
