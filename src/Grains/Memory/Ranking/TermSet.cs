namespace PersonaUniverse.Memory.Ranking;

/// <summary>Compares texts by their terms: ids (<see cref="TermIds"/>), rising, each once.</summary>
internal static class TermSet
{
    /// <summary>Finds the terms of a text.</summary>
    public static uint[] Of(string text)
    {
        var terms = TextAnalyzer.Terms(Tokenizer.Split(text));
        Array.Sort(terms);
        return [.. terms.Distinct()];
    }

    /// <summary>Counts the terms that both have.</summary>
    public static int CountShared(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var both = 0;
        for (int mine = 0, theirs = 0; mine < one.Length && theirs < other.Length;)
        {
            var order = one[mine].CompareTo(other[theirs]);
            both += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        return both;
    }

    /// <summary>Jaccard's index: the terms both hold among the terms either holds. Two without terms are alike.</summary>
    public static double Likeness(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var both = CountShared(one, other);
        var either = one.Length + other.Length - both;
        return either == 0 ? 1 : (double)both / either;
    }
}
