using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>Makes the embedder an operator has configured.</summary>
internal static class EmbeddingGenerators
{
    private const string NoKey = "none";

    public static IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingOptions options, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            return new HashedEmbeddingGenerator(options.Dimensions);
        }

        var model = Client(options, options.Model).AsIEmbeddingGenerator(options.Dimensions);
        var guarded = new GuardedEmbeddingGenerator(model, clock);
        return options.Cached == 0 ? guarded : new EmbeddingCache(guarded, options.Cached);
    }

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
