using System.Buffers;
using System.Numerics.Tensors;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Normalised embeddings in one block of memory, searched by looking at every one.</summary>
/// <remarks>
/// The search reads a copy rounded to bytes first and leaves out what by its bounds cannot be among the best; the rest is compared in
/// full. So the answer is exact, and most of the full block is not read. Many may search at once, and none while it changes.
/// </remarks>
/// <param name="dimensions">How many numbers an embedding has; at most 8,192.</param>
internal sealed class ExactVectors(int dimensions)
{
    private readonly Dictionary<Guid, int> _rows = [];
    private readonly CoarseVectors _coarse = new(dimensions);
    private Guid[] _ids = [];
    private float[] _block = [];

    public int Dimensions { get; } = dimensions;

    public int Count => _rows.Count;

    /// <summary>Adds an embedding, or replaces the one of the same id. It is normalised here; one of zeros stays so.</summary>
    /// <exception cref="ArgumentException">The embedding has another number of dimensions.</exception>
    public void Put(Guid id, ReadOnlySpan<float> vector)
    {
        ThrowIfAlien(vector);
        if (!_rows.TryGetValue(id, out var row))
        {
            row = _rows.Count;
            Reserve(row + 1);
            _rows.Add(id, row);
            _ids[row] = id;
        }

        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, Row(row));
        _coarse.Put(row, Row(row));
    }

    /// <summary>Removes an embedding and tells whether there was one.</summary>
    public bool Remove(Guid id)
    {
        if (!_rows.Remove(id, out var row))
        {
            return false;
        }

        var last = _rows.Count;
        if (row != last)
        {
            Row(last).CopyTo(Row(row));
            _coarse.Move(last, row);
            _ids[row] = _ids[last];
            _rows[_ids[row]] = row;
        }

        return true;
    }

    /// <summary>Finds the embeddings nearest to a query by dot product: by cosine, when the query is normalised.</summary>
    /// <param name="query">What to compare with.</param>
    /// <param name="limit">How many to find at most.</param>
    /// <exception cref="ArgumentException">The query has another number of dimensions.</exception>
    public BestFirst Nearest(ReadOnlySpan<float> query, int limit)
    {
        ThrowIfAlien(query);
        var buffer = ArrayPool<float>.Shared.Rent(2 * Count);
        var lowest = buffer.AsSpan(0, Count);
        var highest = buffer.AsSpan(Count, Count);
        _coarse.Bound(query, lowest, highest);

        var surely = new BestFirst(limit, Count);
        for (var row = 0; row < lowest.Length; row++)
        {
            if (lowest[row] >= surely.Threshold)
            {
                surely.Offer(_ids[row], lowest[row]);
            }
        }

        var nearest = new BestFirst(limit, Count);
        for (var row = 0; row < highest.Length; row++)
        {
            if (highest[row] >= surely.Threshold)
            {
                nearest.Offer(_ids[row], TensorPrimitives.Dot(query, Row(row)));
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
        return nearest;
    }

    private Span<float> Row(int row) => _block.AsSpan(row * Dimensions, Dimensions);

    private void Reserve(int rows)
    {
        if (rows > _ids.Length)
        {
            var room = Math.Max(16, _ids.Length + _ids.Length / 2);
            Array.Resize(ref _ids, room);
            Array.Resize(ref _block, room * Dimensions);
            _coarse.Reserve(room);
        }
    }

    private void ThrowIfAlien(ReadOnlySpan<float> vector)
    {
        if (vector.Length != Dimensions)
        {
            throw new ArgumentException($"An embedding of {vector.Length} dimensions, where all have {Dimensions}.", nameof(vector));
        }
    }
}
