namespace PersonaUniverse.Memory.Ranking;

/// <summary>Names terms by number, so that a vector store can keep them.</summary>
/// <remarks>
/// FNV-1a of 32 bits over the UTF-16 code units, each as its low and then its high byte. The ids are stored: never change this.
/// Among the 50,000 or so stems of a long life, the chance that any two share an id is one in four; those two then match too often.
/// </remarks>
internal static class TermIds
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> term)
    {
        var hash = Offset;
        foreach (var letter in term)
        {
            hash = (hash ^ (byte)letter) * Prime;
            hash = (hash ^ (byte)(letter >> 8)) * Prime;
        }

        return hash;
    }
}
