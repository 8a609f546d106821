namespace PersonaUniverse.Traits;

public sealed class TraitLedgerTests
{
    [Fact]
    public void Replay_RandomConversations_ReproducesTheStateExactly()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var world = new TraitWorld(seed);
            var told = world.Talk(TraitLayer.Session, turns: 12).ToArray();
            var events = told.Select(turn => turn.Event).ToArray();

            Assert.Equal(told[^1].After.Values, TraitLedger.Replay(events));
            Assert.Equal(told[5].After.Values, TraitLedger.AsOf(events, new TraitMoment(6, null))!.Values);
            Assert.Equal(told[5].After.Values, TraitLedger.AsOf(events, new TraitMoment(null, events[6].At.AddTicks(-1)))!.Values);
        }
    }

    [Fact]
    public void Replay_UnderTheSameParameters_IsWhatHappened()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var world = new TraitWorld(seed);
            var told = world.Talk(TraitLayer.Rapport, turns: 12).ToArray();
            var dynamics = world.Traits.ToDictionary(trait => trait.Id, trait => trait.Dynamics!);

            var again = TraitWorld.Replay(told.Select(turn => turn.Event), TraitLayer.Rapport, id => dynamics[id]);

            Assert.Equal(told[^1].After.Values, again.Values);
        }
    }

    [Fact]
    public void Replay_UnderOtherParameters_IsWhatWouldHaveHappened()
    {
        var stiff = TraitWorld.Plain("wit", 0.4, new TraitDynamics(Plasticity: 0));
        var evidence = TraitLayer.Session.Observe(TraitShifts.None, [stiff], TraitWorld.Seen("wit", 1), TraitWorld.Start);
        var happened = new TraitEvent(1, TraitWorld.Start, TraitEventKind.Observed, "test", "", evidence);

        var supple = TraitWorld.Replay([happened], TraitLayer.Session, _ => new TraitDynamics(Plasticity: 1));

        Assert.Equal(0, TraitLedger.ShiftsAfter(happened).Values["wit"]);
        Assert.Equal(TraitLayer.Session.Share * 0.6, supple.Values["wit"], 12);
    }

    [Fact]
    public void AsOf_BeforeTheLedgerBegan_IsUnknown()
    {
        var begun = new TraitEvent(4, TraitWorld.Start, TraitEventKind.Begun, "test", "", [new TraitMove("wit", null, 0.4)]);

        Assert.Null(TraitLedger.AsOf([begun], new TraitMoment(3, null)));
        Assert.Null(TraitLedger.AsOf([begun], new TraitMoment(null, TraitWorld.Start.AddSeconds(-1))));
        Assert.Equal(0.4, TraitLedger.AsOf([begun], new TraitMoment(4, null))!.Values["wit"]);
    }

    [Fact]
    public void Replay_TraitThatWent_IsGone()
    {
        TraitEvent[] events =
        [
            new(1, TraitWorld.Start, TraitEventKind.Begun, "test", "", [new TraitMove("wit", null, 0.4), new TraitMove("calm", null, 0.5)]),
            new(2, TraitWorld.Start, TraitEventKind.Changed, "test", "", [new TraitMove("wit", 0.4, null)]),
        ];

        Assert.Equal(["calm"], TraitLedger.Replay(events).Keys);
    }

    [Fact]
    public void Replay_TenThousandEvents_ReproducesTheStateAndTellsHowLongItTook()
    {
        var told = new TraitWorld(7).Talk(TraitLayer.Session, turns: 10_000).ToArray();
        var events = told.Select(turn => turn.Event).ToArray();
        TraitLedger.Replay(events.Take(1000));

        var began = TimeProvider.System.GetTimestamp();
        var values = TraitLedger.Replay(events);
        var took = TimeProvider.System.GetElapsedTime(began);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"10,000 events, {events.Sum(one => one.Moves.Length)} moves: {took.TotalMilliseconds:0.0} ms");
        Assert.Equal(told[^1].After.Values, values);
    }
}
