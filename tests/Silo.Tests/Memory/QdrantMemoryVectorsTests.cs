using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory.Qdrant;
using PersonaUniverse.TestKit;
using Polly.CircuitBreaker;

namespace PersonaUniverse.Memory;

public sealed class QdrantMemoryVectorsTests : MemoryVectorsTests, IClassFixture<QdrantServer>, IDisposable
{
    private readonly QdrantClient _client;
    private readonly QdrantCollection _collection;

    public QdrantMemoryVectorsTests(QdrantServer server)
    {
        // The time of a search on a busy test machine is no matter here.
        var options = Options.Create(new QdrantOptions { SearchTimeout = TimeSpan.FromSeconds(10) });
        _client = new QdrantClient(new Uri(server.Url + "/"), options, TimeProvider.System);
        _collection = new QdrantCollection(_client, options, Embedder);
        Vectors = new QdrantMemoryVectors(_client, _collection);
    }

    private protected override IMemoryVectors Vectors { get; }

    [Fact]
    public async Task Ensure_ByManyAtOnce_MakesOneCollection()
    {
        var options = Options.Create(new QdrantOptions { Collection = $"many-{Guid.NewGuid():N}" });
        var silos = Enumerable.Range(0, 8).Select(_ => new QdrantCollection(_client, options, Embedder)).ToArray();

        await Task.WhenAll(silos.Select(silo => silo.EnsureAsync(Cancellation)));

        Assert.True(await _client.ExistsAsync(silos[0].Name, Cancellation));
        Assert.All(silos, silo => silo.Dispose());
    }

    [Fact]
    public async Task Search_ServerDown_SaysSoAndGoesOnAfterwards()
    {
        await using var server = new QdrantServer();
        await server.StartAsync();
        var options = Options.Create(new QdrantOptions
        {
            SearchTimeout = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromMilliseconds(500),
        });
        using var client = new QdrantClient(new Uri(server.Url + "/"), options, TimeProvider.System);
        using var collection = new QdrantCollection(client, options, Embedder);
        var partition = new QdrantMemoryVectors(client, collection).Open(NewKey());
        var embedding = (await Embedder.EmbedAsync(["Hello"], Cancellation))[0];
        var point = new MemoryPoint(
            Guid.NewGuid(), new Ranking.SparseVector([7], [1f]), embedding, DateTimeOffset.UnixEpoch);
        await partition.PutAsync([point], [], Cancellation);

        await server.CrashAsync();
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => partition.RemoveAsync([point.Id], Cancellation));
        await server.StartAsync();

        var count = await client.CountAsync(collection.Name, new CountQuery(new Filter([]), Exact: true), Cancellation);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Search_ServerThatNeverAnswers_IsLeftAloneAfterSomeTries()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = Options.Create(new QdrantOptions { SearchTimeout = TimeSpan.FromMilliseconds(50) });
        using var client = new QdrantClient(new Uri($"http://{silent.LocalEndpoint}/"), options, TimeProvider.System);

        await Poll.UntilAsync(
            async () => (await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.QueryAsync("memories", [], Cancellation)))
                .Cause.StartsWith(nameof(BrokenCircuitException), StringComparison.Ordinal),
            TestTimeouts.Default,
            Cancellation);
    }

    [Fact]
    public async Task Search_ServerThatIsReadyButCannotSearch_IsLeftAloneHoweverOftenItsHealthIsAsked()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var broken = builder.Build();
        broken.Urls.Add("http://127.0.0.1:0");
        broken.MapGet("/readyz", () => "all shards are ready");
        broken.MapFallback(() => Results.StatusCode(StatusCodes.Status500InternalServerError));
        await broken.StartAsync(Cancellation);
        var options = Options.Create(new QdrantOptions { SearchTimeout = TimeSpan.FromSeconds(10) });
        using var client = new QdrantClient(new Uri(broken.Urls.First()), options, TimeProvider.System);
        for (var failures = 0; failures < 5; failures++)
        {
            await client.PingAsync(Cancellation);
            await client.PingAsync(Cancellation);
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.QueryAsync("memories", [], Cancellation));
        }

        await client.PingAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.QueryAsync("memories", [], Cancellation));

        Assert.StartsWith(nameof(BrokenCircuitException), refused.Cause, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _collection.Dispose();
        _client.Dispose();
    }
}
