using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Embeddings;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>Makes the embedder an operator has configured.</summary>
internal static class EmbeddingGenerators
{
    private const string NoKey = "none";

    // A vector of 1,536 numbers with what the cache adds.
    private const int BytesPerVector = 8 * 1024;

    public static IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingOptions options, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            return new HashedEmbeddingGenerator(options.Dimensions);
        }

        var model = Client(options, options.Model).AsIEmbeddingGenerator(options.Dimensions);
        var guarded = new GuardedEmbeddingGenerator(model, clock);
        return options.Cached == 0
            ? guarded
            : new EmbeddingGeneratorBuilder<string, Embedding<float>>(guarded).UseDistributedCache(Cache(options.Cached)).Build();
    }

    private static MemoryDistributedCache Cache(int vectors)
        => new(Options.Create(new MemoryDistributedCacheOptions { SizeLimit = (long)vectors * BytesPerVector }));

    private static EmbeddingClient Client(EmbeddingOptions options, string model)
    {
        var client = new OpenAIClientOptions
        {
            NetworkTimeout = options.Timeout,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        if (!string.IsNullOrWhiteSpace(options.BaseUrl))
        {
            client.Endpoint = new Uri(options.BaseUrl);
        }

        var key = string.IsNullOrWhiteSpace(options.ApiKey) ? NoKey : options.ApiKey;
        return new EmbeddingClient(model, new ApiKeyCredential(key), client);
    }
}
