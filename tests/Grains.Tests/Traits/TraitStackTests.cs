using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

public sealed class TraitStackTests
{
    private static readonly DateTimeOffset Start = TraitWorld.Start;

    [Fact]
    public void Live_LayersThatHaveMoved_LieOnTopOfEachOther()
    {
        ImmutableArray<Trait> own =
        [
            new Trait("wit", "Wit", "", 0.5, 0.4),
            new Trait("calm", "Calm", "", 0.5, 0.5) { Dynamics = TraitDynamics.Default with { Ceiling = 0.55 } },
            new Trait("warmth", "Warmth", "", 0.3, 0.3),
        ];
        var persona = new PersonaProfile("ada", "Ada", "", "#336699", "", null, [], null, null, own, 1);
        var stack = new TraitStack(persona, Shifts(1, ("wit", 0.1), ("calm", 0.1)), Shifts(2, ("wit", -0.2), ("calm", 0.1)), Start);

        Assert.Equal([0.4, 0.55, 0.3], stack.Live.Traits.Select(trait => Math.Round(trait.Intensity, 12)));
        Assert.Equal([0.5, 0.5, 0.3], stack.Live.Traits.Select(trait => trait.Baseline));
        Assert.Equal([0.6, 0.55, 0.3], stack.BelowSession.Select(trait => Math.Round(trait.Intensity, 12)));
        Assert.Equal(
            stack.Live.Traits.Select(trait => (trait.Id, trait.Intensity)),
            stack.LiveIntensities.Select(trait => (trait.Id, trait.Intensity)));
    }

    private static TraitShifts Shifts(long version, params (string Id, double Shift)[] shifts)
        => new(version, Start, shifts.ToImmutableSortedDictionary(shift => shift.Id, shift => shift.Shift, StringComparer.Ordinal));
}
