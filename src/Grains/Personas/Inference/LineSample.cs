using System.Collections.Immutable;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Chooses what a model is shown of a long text: pieces from all over it, so that no one mood of it speaks for all.</summary>
internal static class LineSample
{
    /// <summary>Characters of a piece. Prose may have whole chapters on one line, and is sampled too.</summary>
    private const int LongestPiece = 600;

    /// <summary>What a piece costs besides its words: its line's number, and the end of the line.</summary>
    private const int Margin = 8;

    /// <summary>Takes as much as the budget allows, evenly, in order. Pieces of a line share its number.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="budget">Characters to be shown at most.</param>
    public static ImmutableArray<InferredLine> Take(ImmutableArray<InferredLine> lines, int budget)
    {
        var pieces = lines.SelectMany(Cut).ToList();
        var whole = pieces.Sum(CostOf);
        if (whole <= budget)
        {
            return [.. pieces];
        }

        var sample = ImmutableArray.CreateBuilder<InferredLine>();
        long passed = 0, taken = 0;
        foreach (var piece in pieces)
        {
            // At every point, no larger a share of the text so far than the budget is of the whole.
            passed += CostOf(piece);
            if (taken + CostOf(piece) <= passed * budget / whole)
            {
                taken += CostOf(piece);
                sample.Add(piece);
            }
        }

        return sample.DrainToImmutable();
    }

    private static long CostOf(InferredLine piece) => piece.Text.Length + Margin;

    private static IEnumerable<InferredLine> Cut(InferredLine line)
    {
        var rest = line.Text;
        while (rest.Length > LongestPiece)
        {
            var blank = rest.LastIndexOf(' ', LongestPiece - 1);
            var end = blank > 0 ? blank : TextCut.To(rest, LongestPiece).Length;
            yield return line with { Text = rest[..end] };
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            yield return line with { Text = rest };
        }
    }
}
