using System.Numerics.Tensors;

namespace PersonaUniverse.Memory.Ranking;

public sealed class ExactVectorsTests
{
    [Fact]
    public void Nearest_FewVectors_GivesCosines()
    {
        var vectors = new ExactVectors(2);
        vectors.Put(Samples.Id(1), [3, 4]);
        vectors.Put(Samples.Id(2), [0, 0]);
        vectors.Put(Samples.Id(3), [-2, 0]);

        Assert.Equal(
            [new Candidate(Samples.Id(1), 0.6f), new Candidate(Samples.Id(2), 0), new Candidate(Samples.Id(3), -1)],
            vectors.Nearest([1, 0], 5).Take().ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 33)]
    [InlineData(10, 96)]
    [InlineData(50, 512)]
    public void Nearest_ManyVectors_AreThoseOfComparingAllInFull(int limit, int dimensions)
    {
        var random = new Random(dimensions);
        var all = Enumerable.Range(0, 500).ToDictionary(Samples.Id, _ => Normal(random, dimensions));
        var vectors = new ExactVectors(dimensions);
        foreach (var (id, vector) in all)
        {
            vectors.Put(id, vector);
        }

        foreach (var gone in Enumerable.Range(0, 100).Select(number => Samples.Id(number * 3)))
        {
            all.Remove(gone);
            Assert.True(vectors.Remove(gone));
            Assert.False(vectors.Remove(gone));
        }

        for (var round = 0; round < 20; round++)
        {
            var query = Normal(random, dimensions);
            var expected = all.Select(pair => TensorPrimitives.Dot<float>(pair.Value, query)).OrderDescending().Take(limit);

            Assert.Equal(
                expected.Select(score => (double)score),
                vectors.Nearest(query, limit).Take().ToArray().Select(one => one.Fused),
                (x, y) => Math.Abs(x - y) < 1e-5);
        }

        Assert.Equal(400, vectors.Count);
    }

    [Fact]
    public void Put_SameId_Replaces()
    {
        var vectors = new ExactVectors(2);
        vectors.Put(Samples.Id(1), [1, 0]);
        vectors.Put(Samples.Id(1), [0, 1]);

        Assert.Equal([new Candidate(Samples.Id(1), 1)], vectors.Nearest([0, 1], 5).Take().ToArray());
    }

    [Fact]
    public void Put_OtherDimensions_Throws()
        => Assert.Throws<ArgumentException>(() => new ExactVectors(2).Put(Samples.Id(1), [1]));

    private static float[] Normal(Random random, int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.4)).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
