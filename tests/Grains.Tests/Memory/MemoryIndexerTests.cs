using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

public sealed class MemoryIndexerTests : IDisposable
{
    private const long Refused = 2;

    private readonly List<IDisposable> _partitions = [];

    [Fact]
    public async Task CatchUp_TurnTheStoreRefuses_GivesThatUpAndRemembersTheOthers()
    {
        var store = new ListMemoryStore([.. Enumerable.Range(1, 3).Select(Logged)], Refused);
        var (indexer, partition) = Create(store, new ConstantEmbedder());

        await CatchUpAsync(indexer, partition);

        Assert.Equal([1, 3], partition.Memories.Select(memory => memory.Entry.Seq).Order());
        Assert.Equal([Refused], store.GivenUp.Select(turn => turn.Turn.Seq));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CatchUp_MemoryChangedWhileItsTextIsRefused_KeepsTheChange(bool forgotten)
    {
        // The first refusal is of the batch, the second of the memory alone.
        using var embedder = new RefusingEmbedder(refusals: 2);
        var store = new ListMemoryStore([Logged(1)], refuses: 0);
        var (indexer, partition) = Create(store, embedder);
        var indexing = CatchUpAsync(indexer, partition);
        await embedder.Asked;
        var memory = Assert.Single(partition.Memories);
        var changed = forgotten ? memory.Forget() : memory with { Entry = memory.Entry with { Text = "I keep two goats." } };
        await partition.ChangeAsync(
            async () =>
            {
                await store.SaveAsync(partition.Key, [changed], Cancellation);
                partition.Take(changed);
            },
            Cancellation);

        embedder.Release();
        await indexing;

        ImmutableArray<string> expected = forgotten ? [] : ["I keep two goats."];
        Assert.Equal(expected, Texts(partition.Memories));
        Assert.Equal(expected, Texts(await store.LoadAsync(partition.Key, Cancellation)));
    }

    public void Dispose() => _partitions.ForEach(partition => partition.Dispose());

    private static async Task CatchUpAsync(MemoryIndexer indexer, MemoryPartition partition)
    {
        await indexer.RememberAsync(partition, Cancellation);
        await indexer.StepVectorsAsync(partition, Cancellation);
    }

    private static IEnumerable<string> Texts(IEnumerable<StoredMemory> memories)
        => memories.Where(memory => !memory.Forgotten).Select(memory => memory.Entry.Text);

    private static LoggedTurn Logged(int seq)
        => new("s", Told.Turn(seq) with { UserMessage = $"My friend number {seq} keeps {seq} bees behind mill {seq}." });

    private (MemoryIndexer Indexer, MemoryPartition Partition) Create(
        ListMemoryStore store, IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        var embedder = new MemoryEmbedder(generator);
        var vectors = new ExactMemoryVectors(embedder);
        var options = Options.Create(new MemoryOptions());
        var partition = new MemoryPartition(new UserPersonaKey("ada", "tutor"), vectors);
        _partitions.Add(partition);
        var loader = new MemoryLoader(store, vectors, embedder);
        var clock = new FakeTimeProvider(Told.Start.AddDays(1));
        var indexer = new MemoryIndexer(
            loader,
            new TurnRememberer(store, loader, options, NullLogger<TurnRememberer>.Instance),
            new VectorStepper(store, vectors, loader, embedder, options, clock, NullLogger<VectorStepper>.Instance));
        return (indexer, partition);
    }
}
