using System.Net;
using System.Net.Sockets;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>What a silo remembers while its vector store is away, and once it is back.</summary>
public sealed class MemoryOutageTests(QdrantServer server) : IClassFixture<QdrantServer>, IDisposable
{
    private const string User = "ada";

    private static readonly string[] Told = ["We keep bees behind the house.", "My sister plays the violin in an orchestra."];

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Turn_VectorsAway_IsRecalledByItsWordsMeanwhile()
    {
        await using var host = await StartAsync();
        await host.LogAsync(User, Told[0]);
        await host.SettleAsync(User);
        await server.CrashAsync();

        await host.LogAsync(User, Told);
        await host.Memory(User).CatchUpAsync();
        await Poll.UntilAsync(
            async () => (await host.ListAsync(User)).Count >= Told.Length, TestTimeouts.Default, Cancellation);

        var recalled = await host.RecallAsync(User, "Who plays the violin?");
        Assert.Equal((Told[1], true), (recalled.Memories[0].Text, recalled.Degraded));
        await server.StartAsync();
        await host.SettleAsync(User);
    }

    [Fact]
    public async Task Turn_WhileTheVectorsAreWaitedFor_IsRememberedAtOnce()
    {
        await using var host = await StartAsync(("Memory:RetryPause", "00:01:00"));
        await server.CrashAsync();
        await host.LogAsync(User, Told[0]);
        await host.Memory(User).CatchUpAsync();
        await host.ListsAsync(User, Told[0]);

        await host.LogAsync(User, Told[1]);
        await host.Memory(User).CatchUpAsync();
        await host.ListsAsync(User, Told[1]).WaitAsync(TestTimeouts.Default, Cancellation);

        await server.StartAsync();
    }

    [Fact]
    public async Task Rebuild_VectorsAway_LosesNothing()
    {
        await using var host = await StartAsync();
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);
        await server.CrashAsync();

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => host.Memory(User).RebuildAsync(Cancellation));
        await server.StartAsync();
        await host.SettleAsync(User);

        Assert.Equal(Told, (await host.ListAsync(User)).Select(memory => memory.Text));
    }

    [Fact]
    public async Task Recall_EmbedderThatNeverAnswers_IsByWordsBeforeTheAskersPatienceEnds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using (var before = await StartAsync())
        {
            await before.LogAsync(User, Told);
            await before.SettleAsync(User);
        }

        await using var host = await StartAsync(
            ("Memory:Embeddings:Kind", "OpenAICompatible"),
            ("Memory:Embeddings:Model", "embedder"),
            ("Memory:Embeddings:BaseUrl", $"http://{silent.LocalEndpoint}/v1"),
            ("Memory:Embeddings:Timeout", "00:02:00"));

        var recalled = await host.Memory(User).RecallAsync(
            new RecallRequest("Who plays the violin?", [], 5, 0.2) { Patience = TimeSpan.FromSeconds(1) }, Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal((Told[1], true), (recalled.Memories[0].Text, recalled.Degraded));
    }

    public void Dispose() => _directory.Dispose();

    private Task<MemoryHost> StartAsync(params (string Key, string? Value)[] settings)
        => MemoryHost.StartAsync(
            _directory.Path,
            [("ConnectionStrings:Qdrant", server.Url), ("Qdrant:Collection", $"test-{Guid.NewGuid():N}"), .. settings]);
}
