namespace PersonaUniverse.Personas;

/// <summary>The outcome of a change to a trait and, when it was done, the trait as it is now.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Version">The persona's version after the change; 0 unless <see cref="PersonaOutcome.Done"/>.</param>
/// <param name="Trait">The trait after the change, or as it was when removed; null unless <see cref="PersonaOutcome.Done"/>.</param>
[GenerateSerializer, Immutable, Alias("trait-change-result")]
public sealed record TraitChangeResult(
    [property: Id(0)] PersonaOutcome Outcome,
    [property: Id(1)] long Version = 0,
    [property: Id(2)] Trait? Trait = null);
