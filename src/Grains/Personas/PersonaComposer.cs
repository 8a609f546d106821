using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>Puts a persona together from what is stored of it and what it inherits.</summary>
internal static class PersonaComposer
{
    /// <summary>Composes the persona as it is now; null when there is none.</summary>
    public static PersonaProfile? Compose(string id, PersonaState state, CoreProfile core)
    {
        if (state is not { Definition: { } definition, Deleted: false })
        {
            return null;
        }

        return new PersonaProfile(
            id,
            definition.Name,
            definition.Description,
            definition.Color,
            definition.Instructions,
            definition.Greeting,
            definition.Examples,
            definition.Model,
            state.OwnerId,
            Traits(state, definition, core),
            state.Version)
        {
            CreatedAt = state.CreatedAt,
            Card = definition.Card,
            Visibility = state.Visibility,
            Origin = state.Origin,
        };
    }

    /// <summary>Composes the traits alone: the core ones first, then the persona's own.</summary>
    /// <param name="state">What is stored of the persona.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="core">The core profile as it was shipped.</param>
    public static ImmutableArray<Trait> Traits(PersonaState state, PersonaDefinition definition, CoreProfile core)
    {
        var traits = ImmutableArray.CreateBuilder<Trait>(core.Traits.Length + definition.Traits.Length);
        foreach (var trait in core.Traits)
        {
            var inherited = state.CoreIntensities.GetValueOrDefault(trait.Id, trait.Intensity);
            var baseline = definition.CoreIntensities.GetValueOrDefault(trait.Id, inherited);
            traits.Add(ToTrait(trait, baseline, inherited, state));
        }

        // Where the core has since got a trait of the same id, the core's counts.
        foreach (var trait in definition.Traits.Where(own => !core.Has(own.Id)))
        {
            traits.Add(ToTrait(trait, trait.Intensity, null, state));
        }

        return traits.DrainToImmutable();
    }

    private static Trait ToTrait(TraitDefinition trait, double baseline, double? core, PersonaState state)
        => new(
            trait.Id,
            trait.Name,
            trait.Description,
            state.Intensities.GetValueOrDefault(trait.Id, baseline),
            baseline,
            core is not null,
            trait.Style)
        {
            Dynamics = trait.Dynamics,
            Core = core,
        };
}
