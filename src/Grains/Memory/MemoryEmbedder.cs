using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Memory;

/// <summary>Turns texts into vectors of length 1, with whatever embedder an operator has configured.</summary>
internal sealed class MemoryEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    public MemoryEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        _generator = generator;
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        Dimensions = metadata?.DefaultModelDimensions
            ?? throw new InvalidOperationException("The embedder does not say how many dimensions its vectors have.");
        var name = $"{metadata.ProviderName}-{metadata.DefaultModelId}-{Dimensions}";
        Name = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '_'));
    }

    /// <summary>Gets what tells its vectors from another embedder's: letters, digits, dashes and underscores.</summary>
    public string Name { get; }

    /// <summary>Gets how many numbers a vector has.</summary>
    public int Dimensions { get; }

    /// <summary>Embeds texts, in their order.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await _generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        return embeddings.Count == texts.Count
            ? [.. embeddings.Select(embedding => Normalise(embedding.Vector))]
            : throw new InvalidOperationException($"The embedder answered {texts.Count} texts with {embeddings.Count} vectors.");
    }

    private ReadOnlyMemory<float> Normalise(ReadOnlyMemory<float> vector)
    {
        if (vector.Length != Dimensions)
        {
            throw new InvalidOperationException($"The embedder made a vector of {vector.Length} dimensions instead of {Dimensions}.");
        }

        var normal = new float[vector.Length];
        var norm = TensorPrimitives.Norm(vector.Span);
        TensorPrimitives.Divide(vector.Span, norm > 0 ? norm : 1, normal);
        return normal;
    }
}
