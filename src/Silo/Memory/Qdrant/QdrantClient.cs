using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>The few calls of Qdrant's REST interface that we make, each with its deadline, another try and a breaker.</summary>
/// <remarks>
/// Not the official client: that speaks gRPC and brings its stack along, for seven calls that stand behind a port, and whose deadlines,
/// repetition and breaker would be ours all the same.
/// </remarks>
internal sealed class QdrantClient : IDisposable
{
    /// <summary>The name of the dependency in <see cref="DependencyUnavailableException"/> and in health reports.</summary>
    public const string Dependency = "memory";

    private const int TriesBeforeBreak = 5;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _pinging;
    private readonly ResiliencePipeline _searching;
    private readonly ResiliencePipeline _writing;

    /// <param name="address">Where Qdrant is.</param>
    /// <param name="options">How it is reached.</param>
    /// <param name="clock">Tells the breaker's time.</param>
    /// <param name="handler">Makes the connections; ours when left out.</param>
    public QdrantClient(Uri address, IOptions<QdrantOptions> options, TimeProvider clock, SocketsHttpHandler? handler = null)
    {
        _http = new HttpClient(handler ?? new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (!string.IsNullOrWhiteSpace(options.Value.ApiKey))
        {
            _http.DefaultRequestHeaders.Add("api-key", options.Value.ApiKey);
        }

        // One breaker for both: when Qdrant is down, it is down for everything. Outermost, so that it sees deadlines pass.
        var breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                BreakDuration = options.Value.BreakDuration,
                FailureRatio = 0.5,
                MinimumThroughput = TriesBeforeBreak,
                ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
            })
            .Build();
        _pinging = Build(options.Value.SearchTimeout, ResiliencePipeline.Empty, clock);
        _searching = Build(options.Value.SearchTimeout, breaker, clock);
        _writing = Build(options.Value.WriteTimeout, breaker, clock);
    }

    /// <summary>Asks for nothing but an answer.</summary>
    /// <remarks>Not behind the breaker: that a server is ready does not say that it answers what it is asked.</remarks>
    public Task PingAsync(CancellationToken cancellationToken)
        => RunAsync(_pinging, HttpMethod.Get, "readyz", body: null, static (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Whether there is a collection of that name.</summary>
    public async Task<bool> ExistsAsync(string collection, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(
                _writing,
                HttpMethod.Get,
                $"collections/{collection}",
                body: null,
                static (_, _) => Task.FromResult(true),
                cancellationToken);
        }
        catch (HttpRequestException missing) when (missing.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Makes a collection; one that is there already stays as it is.</summary>
    public async Task CreateAsync(string collection, CreateCollection settings, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(HttpMethod.Put, $"collections/{collection}", settings, QdrantJson.Default.CreateCollection, cancellationToken);
        }
        catch (HttpRequestException made) when (made.StatusCode is HttpStatusCode.Conflict)
        {
            // Another silo was first.
        }
    }

    /// <summary>Indexes a field of the payload, if it is not indexed.</summary>
    public Task IndexAsync(string collection, CreateIndex index, CancellationToken cancellationToken)
        => WriteAsync(
            HttpMethod.Put, $"collections/{collection}/index?wait=true", index, QdrantJson.Default.CreateIndex, cancellationToken);

    /// <summary>Changes points, in order, and waits until the changes are durable and visible.</summary>
    public Task ChangeAsync(string collection, Operations operations, CancellationToken cancellationToken)
        => WriteAsync(
            HttpMethod.Post,
            $"collections/{collection}/points/batch?wait=true",
            operations,
            QdrantJson.Default.Operations,
            cancellationToken);

    /// <summary>Makes several searches.</summary>
    /// <returns>What each found, in their order.</returns>
    public async Task<IReadOnlyList<QueryResult>> QueryAsync(
        string collection, IReadOnlyList<FusionQuery> queries, CancellationToken cancellationToken)
        => (await RunAsync(
            _searching,
            HttpMethod.Post,
            $"collections/{collection}/points/query/batch",
            JsonSerializer.SerializeToUtf8Bytes(new QueryBatch(queries), QdrantJson.Default.QueryBatch),
            static (content, stop) => ReadAsync(content, QdrantJson.Default.QueryBatchAnswer, stop),
            cancellationToken)).Result;

    /// <summary>Counts points.</summary>
    public async Task<int> CountAsync(string collection, CountQuery query, CancellationToken cancellationToken)
        => (await RunAsync(
            _writing,
            HttpMethod.Post,
            $"collections/{collection}/points/count",
            JsonSerializer.SerializeToUtf8Bytes(query, QdrantJson.Default.CountQuery),
            static (content, stop) => ReadAsync(content, QdrantJson.Default.CountAnswer, stop),
            cancellationToken)).Result.Count;

    public void Dispose() => _http.Dispose();

    private static ResiliencePipeline Build(TimeSpan timeout, ResiliencePipeline breaker, TimeProvider clock)
        => new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddPipeline(breaker)
            .AddTimeout(timeout)
            .AddRetry(new RetryStrategyOptions
            {
                // Every call may be made twice: what it writes is named by ids.
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(20),
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
            })
            .Build();

    private static bool IsOutage(Exception? failure) => failure switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status >= 500 || status is HttpStatusCode.TooManyRequests,
        HttpRequestException or IOException or TimeoutRejectedException => true,

        // How a connection that could not be made in time shows.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    private static async Task<T> ReadAsync<T>(HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken)
            ?? throw new HttpRequestException("Qdrant's answer is empty.");
    }

    private Task<bool> WriteAsync<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        => RunAsync(
            _writing,
            method,
            path,
            JsonSerializer.SerializeToUtf8Bytes(body, type),
            static (_, _) => Task.FromResult(true),
            cancellationToken);

    private async Task<T> RunAsync<T>(
        ResiliencePipeline pipeline,
        HttpMethod method,
        string path,
        byte[]? body,
        Func<HttpContent, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async stop =>
                {
                    using var request = new HttpRequestMessage(method, path);
                    if (body is not null)
                    {
                        request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
                    }

                    using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                    response.EnsureSuccessStatusCode();
                    return await read(response.Content, stop);
                },
                cancellationToken);
        }
        catch (Exception failure) when (failure is BrokenCircuitException || IsOutage(failure))
        {
            throw new DependencyUnavailableException(Dependency, failure);
        }
    }
}
