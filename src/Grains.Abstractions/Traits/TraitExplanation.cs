using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>Where a persona's live intensities come from.</summary>
/// <param name="PersonaVersion">The persona's version.</param>
/// <param name="RapportVersion">The rapport's version; 0 before there was any.</param>
/// <param name="SessionVersion">The turn that last moved the session's layer; 0 for none.</param>
/// <param name="At">As of when: shifts decay.</param>
/// <param name="Traits">The traits.</param>
[GenerateSerializer, Immutable, Alias("trait-explanation")]
public sealed record TraitExplanation(
    [property: Id(0)] long PersonaVersion,
    [property: Id(1)] long RapportVersion,
    [property: Id(2)] long SessionVersion,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ImmutableArray<TraitLayers> Traits);
