using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>Embeds texts without a model: equal and similar words make similar vectors.</summary>
/// <remarks>
/// The features of a text are its stems and the sequences of four letters in them, so that "photographer" is near "photograph".
/// Each feature is hashed to one dimension and a sign (K. Weinberger et al., "Feature hashing for large scale multitask learning",
/// ICML 2009), counts as 1 + ln(times), and the whole is brought to length 1. Nothing is learnt from a corpus, so the same text has
/// the same embedding everywhere and for ever. A text without a word embeds as zeros.
/// </remarks>
/// <param name="dimensions">How many numbers an embedding has; fewer make more words collide.</param>
internal sealed class HashedEmbeddingGenerator(int dimensions = HashedEmbeddingGenerator.DefaultDimensions)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int DefaultDimensions = 512;

    /// <summary>The name under which embeddings are kept; another algorithm needs another name.</summary>
    public const string ModelId = "hashed-1";

    private const int GramLength = 4;
    private const float GramWeight = 0.5f;

    private readonly EmbeddingGeneratorMetadata _metadata = new("offline", null, ModelId, dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Embed(value, options?.Dimensions ?? dimensions)) { ModelId = ModelId });
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }

    /// <summary>Embeds one text.</summary>
    internal static float[] Embed(string text, int dimensions)
    {
        var counts = new Dictionary<uint, (float Weight, int Count)>();
        foreach (var stem in TextAnalyzer.Stems(text))
        {
            Count(counts, TermIds.Of(stem), 1);
            AddGrams(counts, stem);
        }

        var vector = new float[dimensions];
        foreach (var (feature, (weight, count)) in counts)
        {
            var hash = Mix(feature);
            var sign = (hash & 0x8000_0000) == 0 ? 1 : -1;
            vector[(hash & 0x7FFF_FFFF) % (uint)dimensions] += sign * weight * (1 + MathF.Log(count));
        }

        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, vector);
        return vector;
    }

    private static void AddGrams(Dictionary<uint, (float Weight, int Count)> counts, string stem)
    {
        Span<char> framed = stackalloc char[stem.Length + 2];
        framed[0] = '<';
        stem.CopyTo(framed[1..]);
        framed[^1] = '>';
        for (var start = 0; start + GramLength <= framed.Length; start++)
        {
            Count(counts, TermIds.Of(framed.Slice(start, GramLength)), GramWeight);
        }
    }

    private static void Count(Dictionary<uint, (float Weight, int Count)> counts, uint feature, float weight)
        => counts[feature] = (weight, counts.GetValueOrDefault(feature).Count + 1);

    // The ids of like words differ in few bits; this spreads them over all (MurmurHash3's last step, by A. Appleby).
    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35;
        return hash ^ (hash >> 16);
    }
}
