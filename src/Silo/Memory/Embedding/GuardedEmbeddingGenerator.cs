using System.ClientModel;
using System.Net;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>Tells an embedder that is out of order, which is waited out, from one that refuses a text.</summary>
internal sealed class GuardedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const string Dependency = "embeddings";

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }
        catch (Exception failure) when (IsOutage(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new DependencyUnavailableException(Dependency, failure);
        }
    }

    // A wrong key or model is the operator's to mend; no text is to blame for it.
    private static bool IsOutage(Exception failure) => failure switch
    {
        ClientResultException { Status: var status } => status is 0 or >= 500
            or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.Unauthorized
            or (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.NotFound,
        HttpRequestException or IOException or OperationCanceledException or AggregateException => true,
        _ => false,
    };
}
