using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

public sealed class LedgerReadingTests
{
    [Theory]
    [InlineData(1, 3L, 3)]
    [InlineData(2000, 2100L, 101)]
    [InlineData(2500, null, 2501)]
    [InlineData(1, null, 5000)]
    [InlineData(4, 3L, 0)]
    public async Task ReadSpan_OfALongLedger_ReadsThatAndNoMoreThanABatchBeyond(long from, long? upTo, int expected)
    {
        var ledger = new LongLedger(5000);

        var events = await ledger.ReadSpanAsync("scope", from, upTo, Cancellation);

        Assert.Equal(Enumerable.Range(0, expected).Select(i => from + i), events.Select(one => one.Version));
        Assert.True(ledger.Read <= expected + 1000, $"Read {ledger.Read}.");
    }

    [Theory]
    [InlineData(2000, 2100.5, 101)]
    [InlineData(2000, 2100.0, 101)]
    [InlineData(2000, 1999.5, 0)]
    [InlineData(4999, 9999.0, 2)]
    public async Task ReadUntil_ATime_ReadsThatAndNoMoreThanABatchBeyond(long from, double second, int expected)
    {
        var ledger = new LongLedger(5000);
        var time = new TraitMoment(null, DateTimeOffset.UnixEpoch.AddSeconds(second));

        var events = await ledger.ReadUntilAsync("scope", from, time, Cancellation);

        Assert.Equal(Enumerable.Range(0, expected).Select(i => from + i), events.Select(one => one.Version));
        Assert.True(ledger.Read <= expected + 1000, $"Read {ledger.Read}.");
    }

    [Theory]
    [InlineData(null, 10, new long[] { 12, 11, 10, 9, 8, 7, 6, 5, 4, 3 })]
    [InlineData(5L, 10, new long[] { 4, 3 })]
    [InlineData(5L, 2, new long[] { 4, 3 })]
    [InlineData(3L, 2, new long[0])]
    public async Task ReadPage_EndsWhereTheLedgerBegins(long? before, int limit, long[] versions)
    {
        var page = await new LongLedger(12).ReadPageAsync("scope", from: 3, before, limit, Cancellation);

        Assert.Equal(versions, page.Events.Select(one => one.Version));
        Assert.Null(page.NextBefore);
    }

    /// <summary>A ledger of so many events that counts those it was asked for.</summary>
    private sealed class LongLedger(int length) : ITraitLedger
    {
        public int Read { get; private set; }

        public Task<ImmutableArray<TraitEvent>> ReadAsync(
            string scope, long? before, int limit, CancellationToken cancellationToken)
        {
            var newest = Math.Min(length, (before ?? long.MaxValue) - 1);
            var count = (int)Math.Clamp(newest, 0, limit);
            Read += count;
            return Task.FromResult(Enumerable.Range(0, count).Select(i => Event(newest - i)).ToImmutableArray());
        }

        public Task<bool> AppendAsync(
            string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken)
            => throw new NotSupportedException("It is long enough.");

        public Task<long?> FindBegunAsync(string scope, CancellationToken cancellationToken) => Task.FromResult<long?>(1);

        public Task<long?> FindAfterAsync(string scope, long from, DateTimeOffset time, CancellationToken cancellationToken)
            => Task.FromResult(
                Enumerable.Range(1, length).Select(version => (long?)version)
                    .FirstOrDefault(version => version >= from && Event(version.Value).At > time));

        private static TraitEvent Event(long version)
            => new(version, DateTimeOffset.UnixEpoch.AddSeconds(version), TraitEventKind.Changed, "", "", []);
    }
}
