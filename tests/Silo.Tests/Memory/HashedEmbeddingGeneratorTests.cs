using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using PersonaUniverse.Memory.Embedding;

namespace PersonaUniverse.Memory;

public sealed class HashedEmbeddingGeneratorTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(512)]
    public async Task GenerateAsync_Texts_AreOfLengthOne(int dimensions)
    {
        using var generator = new HashedEmbeddingGenerator(dimensions);

        var embeddings = await generator.GenerateAsync(
            ["I live in Oslo.", "我爱猫", "42"], cancellationToken: Cancellation);

        Assert.Equal(3, embeddings.Count);
        Assert.All(embeddings, embedding =>
        {
            Assert.Equal(dimensions, embedding.Vector.Length);
            Assert.Equal(1, TensorPrimitives.Norm(embedding.Vector.Span), 1e-5f);
        });
    }

    [Fact]
    public async Task GenerateAsync_SameText_IsTheSameFromAnyGenerator()
    {
        using var one = new HashedEmbeddingGenerator();
        using var other = new HashedEmbeddingGenerator();

        Assert.Equal((await EmbedAsync(one, "The red boat sank.")).ToArray(), (await EmbedAsync(other, "The red boat sank.")).ToArray());
    }

    [Theory]
    [InlineData("I adopted a dog", "the adoption of dogs", "my piano needs tuning")]
    [InlineData("She is a photographer", "photography is her work", "we sailed to Norway")]
    [InlineData("I recommend this book", "a good reccomendation for books", "the weather was cold")]
    public async Task GenerateAsync_SimilarTexts_AreNearer(string text, string near, string far)
    {
        using var generator = new HashedEmbeddingGenerator();

        var embedding = await EmbedAsync(generator, text);
        var nearer = await EmbedAsync(generator, near);
        var farther = await EmbedAsync(generator, far);

        Assert.True(
            TensorPrimitives.Dot(embedding.Span, nearer.Span) > 0.15 + TensorPrimitives.Dot(embedding.Span, farther.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and …")]
    public async Task GenerateAsync_NoWord_IsZeros(string text)
    {
        using var generator = new HashedEmbeddingGenerator();

        Assert.All((await EmbedAsync(generator, text)).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void GetService_Metadata_TellsModelAndDimensions()
    {
        using var generator = new HashedEmbeddingGenerator(128);

        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal(HashedEmbeddingGenerator.ModelId, metadata?.DefaultModelId);
        Assert.Equal(128, metadata?.DefaultModelDimensions);
    }

    private static async Task<ReadOnlyMemory<float>> EmbedAsync(HashedEmbeddingGenerator generator, string text)
        => (await generator.GenerateAsync([text], cancellationToken: Cancellation))[0].Vector;
}
