namespace PersonaUniverse.Personas;

/// <summary>The answer to a request for all that a persona is made of.</summary>
/// <param name="Outcome">Whether the caller may have it.</param>
/// <param name="Draft">What it is made of; null unless <see cref="PersonaOutcome.Done"/>.</param>
/// <param name="Profile">The persona as it is now; null unless <see cref="PersonaOutcome.Done"/>.</param>
[GenerateSerializer, Immutable, Alias("persona-draft-result")]
public sealed record PersonaDraftResult(
    [property: Id(0)] PersonaOutcome Outcome,
    [property: Id(1)] PersonaDraft? Draft = null,
    [property: Id(2)] PersonaProfile? Profile = null);
