namespace PersonaUniverse.Memory.Ranking;

/// <summary>A candidate with what was measured of it.</summary>
/// <param name="memory">The memory.</param>
internal sealed class ScoredCandidate(IndexedMemory memory)
{
    public IndexedMemory Memory { get; } = memory;

    /// <summary>Gets or sets the lexical score with the neighbours' share.</summary>
    public double Lexical { get; set; }

    /// <summary>Gets or sets the same for the message's words alone, without those added to help.</summary>
    public double Asked { get; set; }

    /// <summary>Gets or sets the score of the message's words in the memory itself.</summary>
    public double AskedOwn { get; set; }

    /// <summary>Gets or sets the reciprocal-rank score.</summary>
    public double Fused { get; set; }

    /// <summary>Gets or sets how much the memories around it hold of the message's words.</summary>
    public double Nearby { get; set; }

    /// <summary>Gets or sets the score of its whole session.</summary>
    public double Session { get; set; }

    /// <summary>Gets or sets the share of the message's words, by what they tell, that it or a neighbour holds.</summary>
    public double Coverage { get; set; }

    /// <summary>Gets or sets the share of the message's neighbouring words that are neighbours here.</summary>
    public double Pairs { get; set; }

    /// <summary>Gets or sets what else speaks for it, already weighed.</summary>
    public double Cues { get; set; }

    public RecallReasons Reasons { get; set; }

    public double Score { get; set; }

    /// <summary>
    /// Gets or sets the topic of which it tells what is true no more; <see langword="null"/> where that takes nothing from it.
    /// </summary>
    public string? Outdated { get; set; }

    /// <summary>Gets or sets the share of its score that is left beside those chosen before it.</summary>
    public double Share { get; set; } = 1;

    /// <summary>Gets or sets how many of the chosen it has been compared with.</summary>
    public int Compared { get; set; }
}
