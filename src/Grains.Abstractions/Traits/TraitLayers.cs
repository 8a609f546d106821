namespace PersonaUniverse.Traits;

/// <summary>One trait, layer by layer.</summary>
/// <param name="TraitId">The trait.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Style">The style feature it shows in; null when it has none.</param>
/// <param name="Core">The core profile's intensity, in [0, 1]; null for a trait of the persona's own.</param>
/// <param name="Baseline">What the persona was defined with, in [0, 1].</param>
/// <param name="Persona">The persona's own intensity, in [0, 1].</param>
/// <param name="RapportShift">How far the rapport shifts it, in [-1, 1].</param>
/// <param name="SessionShift">How far the session shifts it further, in [-1, 1].</param>
/// <param name="Live">What is left within the trait's bounds, in [0, 1]: what a reply is made under.</param>
[GenerateSerializer, Immutable, Alias("trait-layers")]
public sealed record TraitLayers(
    [property: Id(0)] string TraitId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Style,
    [property: Id(3)] double? Core,
    [property: Id(4)] double Baseline,
    [property: Id(5)] double Persona,
    [property: Id(6)] double RapportShift,
    [property: Id(7)] double SessionShift,
    [property: Id(8)] double Live);
