using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline;

/// <summary>The shipped personas as live profiles, as a persona's grain would make them.</summary>
internal static class SeedPersonas
{
    public static PersonaSeeds Seeds { get; } = PersonaSeedFile.Load();

    public static IReadOnlyList<PersonaProfile> All { get; } = [.. Seeds.Personas.Keys.Select(Get)];

    public static PersonaProfile Get(string id)
    {
        var seed = Seeds.Personas[id];
        var core = Seeds.Core.Traits.Select(trait =>
            Live(trait, seed.CoreIntensities.GetValueOrDefault(trait.Id, trait.Intensity), inherited: true));
        var own = seed.Traits.Select(trait => Live(trait, trait.Intensity, inherited: false));
        return new PersonaProfile(
            id, seed.Name, seed.Description, seed.Color, seed.Instructions, seed.Greeting, seed.Examples, seed.Model,
            OwnerId: null, [.. core, .. own], Version: 1);
    }

    public static PersonaProfile With(this PersonaProfile persona, string traitId, double intensity)
        => persona with
        {
            Traits = [.. persona.Traits.Select(trait => trait.Id == traitId ? trait with { Intensity = intensity } : trait)],
        };

    private static Trait Live(TraitDefinition trait, double intensity, bool inherited)
        => new(trait.Id, trait.Name, trait.Description, intensity, intensity, inherited, trait.Style);
}
