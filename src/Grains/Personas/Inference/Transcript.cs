using System.Collections.Immutable;

namespace PersonaUniverse.Personas.Inference;

/// <summary>What one speaker says in a text, line by line.</summary>
/// <param name="Speaker">Who; null for a text without names.</param>
/// <param name="Lines">The lines, with their numbers in the text.</param>
internal sealed record Transcript(string? Speaker, ImmutableArray<InferredLine> Lines)
{
    private const int LongestName = 60;

    /// <summary>Reads a transcript, or a text in which nobody is named.</summary>
    /// <param name="text">The text. A line <c>Name: words</c> is said by that name, lines below it without a name likewise.</param>
    /// <param name="speaker">Whose lines; null for the one who says the most words.</param>
    public static Transcript Read(string text, string? speaker)
    {
        var said = new List<(string? Name, InferredLine Line)>();
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        string? name = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var words = line.Trim();
            if (NameOf(words) is { } named)
            {
                (name, words) = (named, words[(named.Length + 1)..].Trim());
                names[named] = names.GetValueOrDefault(named) + 1;
            }

            if (words.Length > 0)
            {
                said.Add((name, new InferredLine(number, words)));
            }
        }

        // A colon now and then names nobody: a transcript's names come back.
        if (names.Values.All(times => times < 2))
        {
            return new Transcript(speaker, [.. Whole(lines)]);
        }

        var who = speaker
            ?? said.GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase).MaxBy(own => own.Sum(line => line.Line.Text.Length))!.Key;
        return new Transcript(
            who,
            [.. said.Where(line => string.Equals(line.Name, who, StringComparison.OrdinalIgnoreCase)).Select(line => line.Line)]);
    }

    private static IEnumerable<InferredLine> Whole(string[] lines)
        => lines
            .Select((line, index) => new InferredLine(index + 1, line.Trim()))
            .Where(line => line.Text.Length > 0);

    private static string? NameOf(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and <= LongestName && char.IsUpper(line[0])
            && line[..colon].All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '\'' or '-' or '_')
            ? line[..colon]
            : null;
    }
}
