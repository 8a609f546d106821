using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>The core profile as it is now.</summary>
/// <param name="Version">Rises by one with each change; 0 for the profile as it was shipped.</param>
/// <param name="Traits">The traits that every persona inherits; each one's baseline is the intensity it was shipped with.</param>
[GenerateSerializer, Immutable, Alias("core-traits")]
public sealed record CoreTraits([property: Id(0)] long Version, [property: Id(1)] ImmutableArray<Trait> Traits);
