using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Lore;

/// <summary>That a stranger's lorebook holds nobody up.</summary>
public sealed class LoreReaderTests
{
    [Fact]
    public async Task Recall_OfABookThatTakesTooLong_IsGivenUp()
    {
        var recall = await Reader(new Clock(TimeSpan.FromMilliseconds(1))).RecallAsync(Persona(), ["lamp"], Cancellation);

        Assert.True(recall.Degraded);
        Assert.Empty(recall.Contents);
    }

    [Fact]
    public async Task Recall_OfABookThatIsQuick_TellsItOffTheCallersScheduler()
    {
        var clock = new Clock(TimeSpan.Zero);
        var reader = Reader(clock);
        var grain = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        var recall = await await Task.Factory.StartNew(
            () => reader.RecallAsync(Persona(), ["key 1999"], Cancellation), Cancellation, TaskCreationOptions.None, grain);

        Assert.Equal(["A lamp."], recall.Contents);
        Assert.False(recall.Degraded);
        Assert.NotEmpty(clock.Askers);
        Assert.DoesNotContain(grain, clock.Askers);
    }

    private static LoreReader Reader(TimeProvider clock)
        => new(new Files(), Options.Create(new SessionOptions()), clock, NullLogger<LoreReader>.Instance);

    private static PersonaProfile Persona()
        => new("ada", "Ada", "A tester.", "#ffffff", "", null, [], null, null, [], 1)
        {
            Card = new PersonaCard(null, "", "", "", "", [], "hash", null, null, null),
        };

    /// <summary>Time passes whenever somebody looks.</summary>
    private sealed class Clock(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public HashSet<TaskScheduler> Askers { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            Askers.Add(TaskScheduler.Current);
            return _looks++ * step.Ticks;
        }
    }

    private sealed class Files : IPersonaFiles
    {
        public Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken)
        {
            LoreEntry entry = new(
                [.. Enumerable.Range(0, 2000).Select(i => $"key {i}")], "A lamp.", 0, false, false, UseRegex: false, [], 0, "");
            return Task.FromResult<byte[]?>(new Lorebook(4, null, Recursive: false, [entry]).Write());
        }

        public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> CollectAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
            => throw new NotSupportedException();
    }
}
