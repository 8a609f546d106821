using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

public sealed class TraitLayerTests
{
    private const int Sequences = 10_000;
    private const double Tiny = 1e-12;

    public static TheoryData<string> Layers => [TraitLayer.Rapport.Name, TraitLayer.Session.Name];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Observe_RandomSequences_KeepEveryInvariant(string name)
    {
        var layer = Layer(name);
        for (var seed = 0; seed < Sequences; seed++)
        {
            var world = new TraitWorld(seed);
            var before = TraitShifts.None;
            foreach (var (occurrence, after) in world.Talk(layer, turns: 8))
            {
                Assert.All(after.Values, shift => Assert.InRange(shift.Value, -layer.Share - Tiny, layer.Share + Tiny));
                foreach (var (below, live) in world.Traits.Zip(layer.Over(world.Traits, after, occurrence.At)))
                {
                    Assert.InRange(live.Intensity, 0, 1);
                    Assert.InRange(
                        live.Intensity,
                        Math.Min(below.Dynamics!.Floor, below.Intensity),
                        Math.Max(below.Dynamics.Ceiling, below.Intensity));
                    Assert.Equal(below.Intensity, live.Baseline);
                }

                Assert.All(
                    occurrence.Moves,
                    move => Assert.Equal(
                        layer.ShiftOf(before, move.TraitId, world.Traits.First(trait => trait.Id == move.TraitId).Dynamics!, occurrence.At),
                        move.From));
                before = after;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Observe_MoreEvidence_NeverLeavesLess(string name)
    {
        var layer = Layer(name);
        for (var seed = 0; seed < 1000; seed++)
        {
            var world = new TraitWorld(seed);
            var (last, shifts) = world.Talk(layer, turns: 3).Last();
            foreach (var trait in world.Traits)
            {
                var after = Enumerable.Range(0, 11)
                    .Select(step => ShiftAfter(layer, world, shifts, trait.Id, step / 10.0, last.At))
                    .ToArray();
                Assert.Equal(after.Order(), after);
            }
        }
    }

    [Theory]
    [InlineData(0.2, 0.9)]
    [InlineData(0.9, 0.1)]
    [InlineData(0.5, 0.5)]
    public void Observe_TheSameAgainAndAgain_SettlesAtTheLayersShareOfTheWay(double below, double evidence)
    {
        ImmutableArray<Trait> traits = [TraitWorld.Plain("wit", below)];
        var shifts = TraitShifts.None;
        for (var turn = 0; turn < 200; turn++)
        {
            shifts = Next(TraitLayer.Session, shifts, traits, "wit", evidence, TraitWorld.Start);
        }

        var live = TraitLayer.Session.Over(traits, shifts, TraitWorld.Start)[0].Intensity;
        Assert.Equal(below + (TraitLayer.Session.Share * (evidence - below)), live, 9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0.70710678118654757)]
    [InlineData(6, 0.5)]
    [InlineData(18, 0.125)]
    public void Over_AfterATime_HasDecayedByTheHalfLife(double hours, double left)
    {
        ImmutableArray<Trait> traits = [TraitWorld.Plain("wit", 0.5, new TraitDynamics(HalfLifeHours: 6))];
        var shifts = Next(TraitLayer.Session, TraitShifts.None, traits, "wit", 1, TraitWorld.Start);

        var live = TraitLayer.Session.Over(traits, shifts, TraitWorld.Start.AddHours(hours))[0].Intensity;

        Assert.Equal(0.5 + (shifts.Values["wit"] * left), live, 12);
    }

    [Fact]
    public void Over_ChangeOfTheLayerBelow_ShowsThroughWhole()
    {
        ImmutableArray<Trait> before = [TraitWorld.Plain("wit", 0.3)];
        var shifts = Next(TraitLayer.Session, TraitShifts.None, before, "wit", 0.7, TraitWorld.Start);
        ImmutableArray<Trait> after = [TraitWorld.Plain("wit", 0.6)];

        var change = TraitLayer.Session.Over(after, shifts, TraitWorld.Start)[0].Intensity
            - TraitLayer.Session.Over(before, shifts, TraitWorld.Start)[0].Intensity;

        Assert.Equal(0.3, change, 12);
    }

    [Fact]
    public void Observe_TraitThatRises_LowersItsOpposite()
    {
        ImmutableArray<Trait> traits =
        [
            TraitWorld.Plain("play", 0.5, new TraitDynamics(Opposes: "form")),
            TraitWorld.Plain("form", 0.5, new TraitDynamics(Opposes: "play")),
        ];

        var shifts = Next(TraitLayer.Session, TraitShifts.None, traits, "play", 1, TraitWorld.Start);

        Assert.True(shifts.Values["play"] > 0);
        Assert.Equal(-TraitMotion.Opposition * shifts.Values["play"], shifts.Values["form"], 12);
    }

    [Fact]
    public void Over_HandSetBeyondTheBounds_StaysAndComesBackWithEvidenceAlone()
    {
        ImmutableArray<Trait> traits = [TraitWorld.Plain("wit", 0.9, new TraitDynamics(Ceiling: 0.8))];
        var risen = Next(TraitLayer.Session, TraitShifts.None, traits, "wit", 1, TraitWorld.Start);
        var fallen = Next(TraitLayer.Session, TraitShifts.None, traits, "wit", 0, TraitWorld.Start);

        Assert.Equal(0.9, TraitLayer.Session.Over(traits, risen, TraitWorld.Start)[0].Intensity);
        Assert.True(TraitLayer.Session.Over(traits, fallen, TraitWorld.Start)[0].Intensity < 0.9);
    }

    private static TraitLayer Layer(string name) => name == TraitLayer.Rapport.Name ? TraitLayer.Rapport : TraitLayer.Session;

    private static double ShiftAfter(
        TraitLayer layer, TraitWorld world, TraitShifts shifts, string traitId, double evidence, DateTimeOffset now)
        => Next(layer, shifts, world.Traits, traitId, evidence, now).Values.GetValueOrDefault(traitId);

    private static TraitShifts Next(
        TraitLayer layer, TraitShifts shifts, ImmutableArray<Trait> below, string traitId, double evidence, DateTimeOffset now)
        => TraitLedger.ShiftsAfter(new TraitEvent(
            shifts.Version + 1, now, TraitEventKind.Observed, "test", "",
            layer.Observe(shifts, below, TraitWorld.Seen(traitId, evidence), now)));
}
