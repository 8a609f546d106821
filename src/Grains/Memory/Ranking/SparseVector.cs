namespace PersonaUniverse.Memory.Ranking;

/// <summary>Weights by term.</summary>
/// <param name="Indices">Ids of terms (<see cref="TermIds"/>), rising, each once.</param>
/// <param name="Values">The weight of the term at the same place.</param>
internal sealed record SparseVector(uint[] Indices, float[] Values)
{
    public static SparseVector Empty { get; } = new([], []);

    /// <summary>Makes a vector of weights gathered by term.</summary>
    public static SparseVector From(Dictionary<uint, float> weights)
    {
        var indices = new uint[weights.Count];
        var values = new float[weights.Count];
        weights.Keys.CopyTo(indices, 0);
        weights.Values.CopyTo(values, 0);
        Array.Sort(indices, values);
        return new SparseVector(indices, values);
    }

    /// <summary>Gets the weight of a term; 0 when it has none.</summary>
    public float Of(uint term)
        => Array.BinarySearch(Indices, term) is >= 0 and var place ? Values[place] : 0;
}
