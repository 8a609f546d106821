using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

public sealed class PersonaComposerTests
{
    private static readonly CoreProfile Core = new([new TraitDefinition("warmth", "Warmth", "Cares.", 0.6)]);

    [Fact]
    public void Compose_OwnTraitOfACoreTraitsName_IsTheCoreTraitOnce()
    {
        var state = new PersonaState
        {
            Definition = new PersonaDefinition(
                "Ada",
                "",
                "#336699",
                "",
                null,
                [],
                null,
                [new TraitDefinition("warmth", "My warmth", "Mine.", 0.1)],
                ImmutableDictionary<string, double>.Empty),
            Version = 1,
        };

        var warmth = Assert.Single(PersonaComposer.Compose("ada", state, Core)!.Traits);

        Assert.Equal(("Warmth", 0.6, true), (warmth.Name, warmth.Intensity, warmth.Inherited));
    }
}
