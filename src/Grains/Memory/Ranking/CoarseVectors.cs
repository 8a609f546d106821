using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Embeddings in a byte a number: a quarter of the memory to read, with a bound on what the rounding costs.</summary>
/// <param name="dimensions">How many numbers an embedding has.</param>
internal sealed class CoarseVectors(int dimensions)
{
    private const int Finest = 127;

    // A multiple of the vector registers' width, so that no row leaves a remainder.
    private readonly int _stride = (dimensions + 31) / 32 * 32;
    private sbyte[] _block = [];
    private float[] _scales = [];
    private float[] _errors = [];

    /// <summary>Makes room for rows.</summary>
    public void Reserve(int rows)
    {
        Array.Resize(ref _block, rows * _stride);
        Array.Resize(ref _scales, rows);
        Array.Resize(ref _errors, rows);
    }

    public void Put(int row, ReadOnlySpan<float> vector)
        => (_scales[row], _errors[row]) = Round(vector, _block.AsSpan(row * _stride, _stride));

    public void Move(int from, int to)
    {
        _block.AsSpan(from * _stride, _stride).CopyTo(_block.AsSpan(to * _stride));
        (_scales[to], _errors[to]) = (_scales[from], _errors[from]);
    }

    /// <summary>Writes, for each row, the bounds between which its dot product with the query lies.</summary>
    public void Bound(ReadOnlySpan<float> query, Span<float> lowest, Span<float> highest)
    {
        Span<sbyte> rounded = stackalloc sbyte[_stride];
        var (scale, error) = Round(query, rounded);
        Span<short> wide = stackalloc short[_stride];
        TensorPrimitives.ConvertTruncating<sbyte, short>(rounded, wide);
        var length = TensorPrimitives.Norm(query);
        for (var row = 0; row < lowest.Length; row++)
        {
            // |d·q − d'·q'| ≤ |d − d'| |q| + |d'| |q − q'|, and what single precision itself may lose.
            var bound = _errors[row] * length + (1 + _errors[row]) * error + 1e-5f;
            var product = Dot(_block.AsSpan(row * _stride, _stride), wide) * _scales[row] * scale;
            lowest[row] = product - bound;
            highest[row] = product + bound;
        }
    }

    private static (float Scale, float Error) Round(ReadOnlySpan<float> vector, Span<sbyte> rounded)
    {
        var scale = MathF.Max(MathF.Abs(TensorPrimitives.MaxMagnitude(vector)), 1e-30f) / Finest;
        var squares = 0.0;
        for (var place = 0; place < vector.Length; place++)
        {
            var value = MathF.Round(vector[place] / scale);
            rounded[place] = (sbyte)value;
            squares += Math.Pow(vector[place] - value * scale, 2);
        }

        return (scale, (float)Math.Sqrt(squares));
    }

    // Two products of such bytes fit into 16 bits together: 2 · 127² < 2¹⁵.
    private static int Dot(ReadOnlySpan<sbyte> row, ReadOnlySpan<short> query)
    {
        var rows = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(row);
        var queries = MemoryMarshal.Cast<short, Vector256<short>>(query);
        var sum = Vector256<int>.Zero;
        for (var place = 0; place < rows.Length; place++)
        {
            var (low, high) = Vector256.Widen(rows[place]);
            var (first, second) = Vector256.Widen(low * queries[2 * place] + high * queries[2 * place + 1]);
            sum += first + second;
        }

        return Vector256.Sum(sum);
    }
}
