using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>Puts a persona together from what is stored of it and what it inherits.</summary>
public static class PersonaComposer
{
    /// <summary>Composes the persona as it is now; null when there is none.</summary>
    public static PersonaProfile? Compose(string id, PersonaState state, CoreProfile core)
    {
        ArgumentNullException.ThrowIfNull(state);
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
            ComposeTraits(state, definition, core),
            state.Version)
        {
            CreatedAt = state.CreatedAt,
            Card = definition.Card,
            Visibility = state.Visibility,
            Origin = state.Origin,
        };
    }

    private static ImmutableArray<Trait> ComposeTraits(PersonaState state, PersonaDefinition definition, CoreProfile core)
    {
        var traits = ImmutableArray.CreateBuilder<Trait>(core.Traits.Length + definition.Traits.Length);
        foreach (var trait in core.Traits)
        {
            var baseline = definition.CoreIntensities.GetValueOrDefault(trait.Id, trait.Intensity);
            traits.Add(ToTrait(trait, baseline, inherited: true, state));
        }

        foreach (var trait in definition.Traits)
        {
            traits.Add(ToTrait(trait, trait.Intensity, inherited: false, state));
        }

        return traits.MoveToImmutable();
    }

    private static Trait ToTrait(TraitDefinition trait, double baseline, bool inherited, PersonaState state)
        => new(
            trait.Id,
            trait.Name,
            trait.Description,
            state.Intensities.GetValueOrDefault(trait.Id, baseline),
            baseline,
            inherited,
            trait.Style);
}
