using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Normalised embeddings in one block of memory, searched by looking at every one.</summary>
/// <param name="dimensions">How many numbers an embedding has.</param>
internal sealed class ExactVectors(int dimensions)
{
    private readonly Dictionary<Guid, int> _rows = [];
    private readonly List<Guid> _ids = [];
    private float[] _block = [];

    public int Dimensions { get; } = dimensions;

    public int Count => _ids.Count;

    /// <summary>Gets the ids, in the order of the rows.</summary>
    public ReadOnlySpan<Guid> Ids => CollectionsMarshal.AsSpan(_ids);

    /// <summary>Adds an embedding, or replaces the one of the same id. It is normalised here; one of zeros stays so.</summary>
    /// <exception cref="ArgumentException">The embedding has another number of dimensions.</exception>
    public void Put(Guid id, ReadOnlySpan<float> vector)
    {
        ThrowIfAlien(vector);
        if (!_rows.TryGetValue(id, out var row))
        {
            row = _ids.Count;
            _rows.Add(id, row);
            _ids.Add(id);
            Grow();
        }

        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, Row(row));
    }

    /// <summary>Removes an embedding and tells whether there was one.</summary>
    public bool Remove(Guid id)
    {
        if (!_rows.Remove(id, out var row))
        {
            return false;
        }

        var last = _ids.Count - 1;
        if (row != last)
        {
            Row(last).CopyTo(Row(row));
            _ids[row] = _ids[last];
            _rows[_ids[row]] = row;
        }

        _ids.RemoveAt(last);
        return true;
    }

    /// <summary>Writes the dot product of each embedding with the query: the cosine, when the query is normalised.</summary>
    /// <param name="query">What to compare with.</param>
    /// <param name="scores">At least <see cref="Count"/> long; takes the score of each row.</param>
    public void Score(ReadOnlySpan<float> query, Span<float> scores)
    {
        ThrowIfAlien(query);
        for (var row = 0; row < _ids.Count; row++)
        {
            scores[row] = TensorPrimitives.Dot(query, Row(row));
        }
    }

    private Span<float> Row(int row) => _block.AsSpan(row * Dimensions, Dimensions);

    private void Grow()
    {
        if (_ids.Count * Dimensions > _block.Length)
        {
            Array.Resize(ref _block, Math.Max(16 * Dimensions, _block.Length + _block.Length / 2));
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
