using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>Keeps the embeddings of the texts last asked for: a text that comes again costs no request.</summary>
/// <remarks>The embeddings are handed out as they are kept: nobody may change them.</remarks>
/// <param name="inner">Makes the embeddings.</param>
/// <param name="size">How many are kept.</param>
internal sealed class EmbeddingCache(IEmbeddingGenerator<string, Embedding<float>> inner, int size)
    : CachingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly MemoryCache _embeddings = new(new MemoryCacheOptions { SizeLimit = size });

    protected override string GetCacheKey(params ReadOnlySpan<object?> values) => AIJsonUtilities.HashDataToString(values);

    protected override Task<Embedding<float>?> ReadCacheAsync(string key, CancellationToken cancellationToken)
        => Task.FromResult(_embeddings.Get<Embedding<float>>(key));

    protected override Task WriteCacheAsync(string key, Embedding<float> value, CancellationToken cancellationToken)
    {
        _embeddings.Set(key, value, new MemoryCacheEntryOptions { Size = 1 });
        return Task.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _embeddings.Dispose();
        }

        base.Dispose(disposing);
    }
}
