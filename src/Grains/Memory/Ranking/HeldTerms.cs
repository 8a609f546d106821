using System.Buffers;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Which of the terms asked for each memory holds, as bits. Dispose it to give its buffers back.</summary>
internal sealed class HeldTerms : IDisposable
{
    /// <summary>How many terms can be asked for.</summary>
    public const int Limit = 64;

    private readonly ulong[] _terms;
    private readonly ulong[] _near;

    private HeldTerms(int slots)
    {
        _terms = Rent(slots);
        _near = Rent(slots);
    }

    public static HeldTerms Of(LexicalIndex index, SparseVector asked)
    {
        var held = new HeldTerms(index.SlotCount);
        for (var place = 0; place < asked.Indices.Length && place < Limit; place++)
        {
            Mark(index, asked.Indices[place], held._terms, 1ul << place);
            foreach (var near in Synonyms.Of(asked.Indices[place]))
            {
                Mark(index, near, held._near, 1ul << place);
            }
        }

        return held;
    }

    /// <summary>Gets the bit that stands for a term; none for one that is not among those asked for.</summary>
    public static ulong BitOf(SparseVector asked, uint term)
        => Array.BinarySearch(asked.Indices, term) is >= 0 and < Limit and var place ? 1ul << place : 0;

    /// <summary>Gets the terms that a memory holds; none when there is no memory.</summary>
    public ulong At(int slot) => slot < 0 ? 0 : _terms[slot];

    /// <summary>Gets the terms for which a memory holds one that is near in meaning.</summary>
    public ulong NearAt(int slot) => _near[slot];

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_terms);
        ArrayPool<ulong>.Shared.Return(_near);
    }

    private static void Mark(LexicalIndex index, uint term, ulong[] held, ulong bit)
    {
        if (index.Find(term) is { } postings)
        {
            foreach (var slot in postings.Slots)
            {
                held[slot] |= bit;
            }
        }
    }

    private static ulong[] Rent(int length)
    {
        var buffer = ArrayPool<ulong>.Shared.Rent(length);
        Array.Clear(buffer, 0, length);
        return buffer;
    }
}
