using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>What every trait ledger has to keep to; a class for each database runs them.</summary>
public abstract class TraitLedgerStoreTests(TestDatabase database)
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, 123, 456, TimeSpan.Zero);

    private readonly ITraitLedger _ledger = database.CreateTraitLedger();
    private readonly string _scope = $"persona/{Guid.NewGuid():N}";

    [Fact]
    public async Task Read_AppendedEvents_AreAsTheyWere_NewestFirst()
    {
        var definition = new TraitDefinition("calm", "Calm 🦜", "“Quiet”.", 0.4, "brevity")
        {
            Dynamics = new TraitDynamics(0.3, 5, 0.1, 0.9, "wit"),
        };
        TraitEvent[] events =
        [
            Event(1, new TraitMove("wit", null, 1.0 / 3)),
            Event(2, new TraitMove("calm", 0.1 + 0.2, null) { Definition = definition }),
            Event(4, new TraitMove("wit", -1e-17, 0.25) { Evidence = 0.7, Below = 0.1 }),
        ];

        Assert.True(await _ledger.AppendAsync(_scope, events, cause: null, Cancellation));
        var all = await _ledger.ReadAsync(_scope, before: null, 10, Cancellation);
        var page = await _ledger.ReadAsync(_scope, before: 4, 1, Cancellation);

        Assert.Equal(SampleTurns.Text(events.Reverse()), SampleTurns.Text(all));
        Assert.Equal(2, Assert.Single(page).Version);
    }

    [Fact]
    public async Task Append_AVersionThatIsThere_ChangesNothing()
    {
        await _ledger.AppendAsync(_scope, [Event(1, new TraitMove("wit", null, 0.5))], cause: null, Cancellation);

        var again = await _ledger.AppendAsync(
            _scope, [Event(1, new TraitMove("wit", null, 0.9)), Event(2, new TraitMove("wit", 0.5, 0.6))], cause: null, Cancellation);

        Assert.False(again);
        Assert.Equal([0.6, 0.5], (await _ledger.ReadAsync(_scope, null, 10, Cancellation)).Select(one => one.Moves[0].To));
    }

    [Fact]
    public async Task Append_ACauseThatHasCounted_CountsNoMore()
    {
        Assert.True(await _ledger.AppendAsync(_scope, [Event(1, new TraitMove("wit", 0, 0.1))], "talk/1", Cancellation));
        Assert.False(await _ledger.AppendAsync(_scope, [Event(2, new TraitMove("wit", 0.1, 0.2))], "talk/1", Cancellation));
        Assert.True(await _ledger.AppendAsync(_scope + "x", [Event(1, new TraitMove("wit", 0, 0.1))], "talk/1", Cancellation));

        Assert.Single(await _ledger.ReadAsync(_scope, null, 10, Cancellation));
    }

    [Fact]
    public async Task FindBegun_WhereALedgerBeganAgain_IsTheNewest()
    {
        Assert.Null(await _ledger.FindBegunAsync(_scope, Cancellation));

        TraitEvent[] events =
        [
            Event(1, new TraitMove("wit", null, 0.5)) with { Kind = TraitEventKind.Begun },
            Event(2, new TraitMove("wit", 0.5, 0.6)),
            Event(4, new TraitMove("wit", null, 0.1)) with { Kind = TraitEventKind.Begun },
            Event(5, new TraitMove("wit", 0.1, 0.2)),
        ];
        await _ledger.AppendAsync(_scope, events, cause: null, Cancellation);
        await _ledger.AppendAsync(_scope + "x", [events[0] with { Version = 9 }], cause: null, Cancellation);

        Assert.Equal(4, await _ledger.FindBegunAsync(_scope, Cancellation));
    }

    [Theory]
    [InlineData(2, 4.0, 5L)]
    [InlineData(2, 4.9999999, 5L)]
    [InlineData(2, 1.0, 2L)]
    [InlineData(5, 1.0, 5L)]
    [InlineData(2, 7.0, null)]
    public async Task FindAfter_IsTheFirstEventOfALaterTime(long from, double second, long? expected)
    {
        await _ledger.AppendAsync(_scope, [Event(1), Event(2), Event(4), Event(5), Event(7)], cause: null, Cancellation);
        await _ledger.AppendAsync(_scope + "x", [Event(3), Event(9)], cause: null, Cancellation);

        Assert.Equal(expected, await _ledger.FindAfterAsync(_scope, from, Start.AddSeconds(second), Cancellation));
    }

    [Fact]
    public async Task Read_OfNothing_IsEmpty() => Assert.Empty(await _ledger.ReadAsync(_scope, null, 10, Cancellation));

    private static TraitEvent Event(long version, params ImmutableArray<TraitMove> moves)
        => new(version, Start.AddSeconds(version), TraitEventKind.Changed, "ada", "set", moves);
}
