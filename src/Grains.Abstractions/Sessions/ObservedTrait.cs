namespace PersonaUniverse.Sessions;

/// <summary>A trait seen in an exchange.</summary>
/// <param name="Id">The persona's trait it is; null for one the persona does not have.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Description">What was seen, in a line.</param>
/// <param name="Intensity">How strongly it showed, in [0, 1].</param>
[GenerateSerializer, Immutable, Alias("observed-trait")]
public sealed record ObservedTrait(
    [property: Id(0)] string? Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] double Intensity);
