using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>The traits that every persona inherits. A persona may differ in their intensity and cannot drop them.</summary>
/// <param name="Traits">The core traits, with their default intensities.</param>
internal sealed record CoreProfile(ImmutableArray<TraitDefinition> Traits)
{
    /// <summary>Whether a trait is among them.</summary>
    public bool Has(string traitId) => Traits.Any(trait => trait.Id == traitId);
}
