using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

public sealed class MemoryIndexerTests : IDisposable
{
    private const long Refused = 2;

    private readonly ListMemoryStore _store = new([.. Enumerable.Range(1, 3).Select(Logged)], refuses: Refused);
    private readonly MemoryIndexer _indexer;
    private readonly MemoryPartition _partition;

    public MemoryIndexerTests()
    {
        var embedder = new MemoryEmbedder(new ConstantEmbedder());
        var vectors = new ExactMemoryVectors(embedder);
        var options = Options.Create(new MemoryOptions());
        _partition = new MemoryPartition(new UserPersonaKey("ada", "tutor"), vectors);
        var loader = new MemoryLoader(_store, vectors, embedder);
        _indexer = new MemoryIndexer(
            loader,
            new TurnRememberer(_store, loader, options, NullLogger<TurnRememberer>.Instance),
            new VectorStepper(
                _store, vectors, embedder, options, new FakeTimeProvider(Told.Start.AddDays(1)), NullLogger<VectorStepper>.Instance),
            new MemorySummarizer(_store, new HeldChatModel(), grains: null!, options));
    }

    [Fact]
    public async Task CatchUp_TurnTheStoreRefuses_GivesThatUpAndRemembersTheOthers()
    {
        await _indexer.CatchUpAsync(_partition, TestContext.Current.CancellationToken);

        Assert.Equal([1, 3], _partition.Memories.Select(memory => memory.Entry.Seq).Order());
        Assert.Equal([Refused], _store.GivenUp.Select(turn => turn.Turn.Seq));
    }

    public void Dispose() => _partition.Dispose();

    private static LoggedTurn Logged(int seq)
        => new("s", Told.Turn(seq) with { UserMessage = $"My friend number {seq} keeps {seq} bees behind mill {seq}." });
}
