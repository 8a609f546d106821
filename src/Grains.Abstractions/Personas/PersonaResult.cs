namespace PersonaUniverse.Personas;

/// <summary>The outcome of a change to a persona and, when it was done, the persona as it is now.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Profile">The persona after the change; null unless <see cref="PersonaOutcome.Done"/>.</param>
/// <param name="TraitId">The trait at fault; null where none is.</param>
[GenerateSerializer, Immutable, Alias("persona-result")]
public sealed record PersonaResult(
    [property: Id(0)] PersonaOutcome Outcome,
    [property: Id(1)] PersonaProfile? Profile = null,
    [property: Id(2)] string? TraitId = null);
