using System.ClientModel;
using System.Net;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models.Resilience;
using Polly;
using Polly.CircuitBreaker;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>
/// Tells an embedder that is down, which is waited out, from one that refuses a text; and leaves an embedder that keeps failing alone
/// for a while, so that no reply waits for it.
/// </summary>
internal sealed class GuardedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, TimeProvider clock)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const string Dependency = "embeddings";
    private const int TriesBeforeBreak = 5;

    private readonly ResiliencePipeline _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = TriesBeforeBreak,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && IsOutage(failure)),
        })
        .Build();

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            // Canceling ends only the waiting: the breaker must see that the embedder hangs, and a caller that gives up early never does.
            var embedding = _breaker.ExecuteAsync(
                async _ => await base.GenerateAsync(values, options, CancellationToken.None), CancellationToken.None);
            return await embedding.AsTask().WaitAsync(cancellationToken);
        }
        catch (BrokenCircuitException left)
        {
            throw new DependencyUnavailableException(Dependency, left);
        }
        catch (Exception failure) when (IsOutage(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new DependencyUnavailableException(Dependency, ModelErrors.Translate(Dependency, failure));
        }
        catch (ClientResultException refusal)
        {
            // The SDK's own quotes the server, and that may quote the text or the key: it must not be logged.
            throw ModelErrors.Translate(Dependency, refusal);
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
