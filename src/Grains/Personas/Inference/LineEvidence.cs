using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Tells the lines that a model was shown from those it makes up.</summary>
/// <param name="lines">The speaker's lines, whole.</param>
/// <param name="shown">What the model was shown of them.</param>
internal sealed class LineEvidence(ImmutableArray<InferredLine> lines, ImmutableArray<InferredLine> shown)
{
    /// <summary>A shorter quote stands in many lines, and points to none.</summary>
    private const int ShortestTelling = 12;

    private static readonly char[] QuoteEnds = ['"', '\'', '.', '…', '-', ' '];

    // Each as people compare words, beside it.
    private readonly ImmutableSortedDictionary<int, (InferredLine Line, string Folded)> _shown = lines
        .IntersectBy(shown.Select(piece => piece.Number), line => line.Number)
        .ToImmutableSortedDictionary(line => line.Number, line => (line, Fold(line.Text)));

    /// <summary>Reads a list of lines in any of the forms that models give it; what is not in the text is left out.</summary>
    public ImmutableArray<InferredLine> Read(JsonElement list, int most)
        => list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Find).OfType<InferredLine>().DistinctBy(line => line.Number).Take(most)]
            : [.. new[] { Find(list) }.OfType<InferredLine>()];

    /// <summary>
    /// The line that is meant by a number, a quote or both; null when no such line was shown. A quote decides: it must stand in the
    /// line of that number, or else tell another.
    /// </summary>
    private InferredLine? Find(JsonElement item)
    {
        var number = NumberOf(item);
        var quote = item.ValueKind switch
        {
            JsonValueKind.Object => LenientJson.Text(item, "quote", "text", "words"),
            JsonValueKind.String when number is null => item.GetString(),
            _ => null,
        };
        var words = Fold(quote ?? "").Trim(QuoteEnds);
        if (number is { } known && _shown.TryGetValue(known, out var meant) && meant.Folded.Contains(words, StringComparison.Ordinal))
        {
            return meant.Line;
        }

        return words.Length < ShortestTelling
            ? null
            : _shown.Values.FirstOrDefault(line => line.Folded.Contains(words, StringComparison.Ordinal)).Line;
    }

    private static int? NumberOf(JsonElement item)
    {
        if (item.ValueKind is JsonValueKind.Object)
        {
            return LenientJson.TryGet(item, out var line, "line", "number", "line_number") && line.ValueKind is not JsonValueKind.Object
                ? NumberOf(line)
                : null;
        }

        if (item.ValueKind is JsonValueKind.Number)
        {
            return item.TryGetInt32(out var number) ? number : null;
        }

        // "12", "#12", "[12]", "line 12", "L12:".
        return item.ValueKind is JsonValueKind.String
            && int.TryParse(
                item.GetString()!.ToLowerInvariant().Trim(' ', '#', '[', ']', ':', '.', 'l', 'i', 'n', 'e'),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var named)
                ? named
                : null;
    }

    /// <summary>As people compare words: whatever their case, their blanks and the shape of their quotation marks.</summary>
    private static string Fold(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace('’', '\'')
            .Replace('‘', '\'')
            .Replace('“', '"')
            .Replace('”', '"')
            .ToLowerInvariant();
}
