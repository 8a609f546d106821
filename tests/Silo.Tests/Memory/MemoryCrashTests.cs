using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>A silo that dies while it indexes, at any point: the next one goes on, and nothing is lost or there twice.</summary>
public sealed class MemoryCrashTests(QdrantServer server) : IClassFixture<QdrantServer>
{
    // Enough for facts, one that ends another, a copy, and a summary.
    private static readonly string[] Told =
    [
        "I live in Oslo with my dog Freja.",
        "The harbour smells of tar and coffee in the morning.",
        "My sister plays the violin in an orchestra.",
        "We want to sail to the Faroe islands next summer.",
        "I moved house: I live in Bergen.",
        "The harbour smells of tar and coffee in the morning.",
        "I am allergic to walnuts.",
        "Our boat needs a new mast before that.",
        "My favourite colour is teal.",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CatchUp_ProcessDiesAtAnyStep_TheNextFinishesTheSame(bool qdrant)
    {
        using var directory = new TemporaryDirectory();
        await using var host = await MemoryHost.StartAsync(
            directory.Path,
            ("Memory:TurnsBeforeSummary", "4"),
            ("Memory:TurnsPerSummary", "4"),
            ("Memory:BatchSize", "3"),
            ("ConnectionStrings:Qdrant", qdrant ? server.Url : null));
        await host.LogAsync("nobody-died", Told);
        await host.SettleAsync("nobody-died");
        var expected = Describe(await host.ListAsync("nobody-died"));
        Assert.Contains(expected, line => line.StartsWith("Summary", StringComparison.Ordinal));

        var step = 0;
        DyingProcess process;
        do
        {
            step++;
            process = new DyingProcess(step);
            var user = $"died-at-{step}";
            await host.LogAsync(user, Told);
            await IndexAsync(host, process, user);
            await host.SettleAsync(user);

            Assert.Equal(expected, Describe(await host.ListAsync(user)));
            Assert.Equal(expected.Length, await CountVectorsAsync(host, user));
        }
        while (process.IsDead);

        Assert.True(step > 40, $"Indexing took but {step} steps.");
    }

    private static async Task IndexAsync(MemoryHost host, DyingProcess process, string user)
    {
        var services = host.Services;
        var store = process.Around(services.GetRequiredService<IMemoryStore>());
        var vectors = process.Around(services.GetRequiredService<IMemoryVectors>());
        var embedder = process.Around(services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
        var loader = ActivatorUtilities.CreateInstance<MemoryLoader>(services, store, vectors, embedder);
        var indexer = ActivatorUtilities.CreateInstance<MemoryIndexer>(
            services,
            loader,
            ActivatorUtilities.CreateInstance<TurnRememberer>(services, store, loader),
            ActivatorUtilities.CreateInstance<VectorStepper>(services, store, vectors, loader, embedder));
        var summarizer = ActivatorUtilities.CreateInstance<MemorySummarizer>(services, store);
        using var partition = new MemoryPartition(new UserPersonaKey(user, MemoryHost.PersonaId), vectors);
        try
        {
            await loader.LoadAsync(partition, CancellationToken.None);
            do
            {
                await indexer.RememberAsync(partition, CancellationToken.None);
                await indexer.StepVectorsAsync(partition, CancellationToken.None);
            }
            while (await summarizer.SummarizeAsync(partition, CancellationToken.None));
        }
        catch (OperationCanceledException) when (process.IsDead)
        {
            // As meant.
        }
    }

    /// <summary>Counts them where a search would look for them.</summary>
    private static async Task<int> CountVectorsAsync(MemoryHost host, string user)
    {
        using var partition = new MemoryPartition(
            new UserPersonaKey(user, MemoryHost.PersonaId), host.Services.GetRequiredService<IMemoryVectors>());
        await host.Services.GetRequiredService<MemoryLoader>().LoadAsync(partition, Cancellation);
        Assert.Empty(partition.OutOfStep);
        return await partition.Vectors.CountAsync(Cancellation);
    }

    private static string[] Describe(IEnumerable<MemoryEntry> entries)
        => [.. entries
            .OrderBy(entry => entry.Seq).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Text, StringComparer.Ordinal)
            .Select(entry => $"{entry.Kind} {entry.Seq} {entry.Text} ({entry.Topic}, {entry.ValidTo:O}, from {entry.Sources.Length})")];
}
