namespace PersonaUniverse.Personas;

/// <summary>What a persona was made from.</summary>
/// <param name="Kind">How: one of <see cref="OriginKinds"/>.</param>
/// <param name="AncestorId">The persona it was made from; null when it was made from none.</param>
/// <param name="AncestorVersion">That persona's version then; 0 for none.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("persona-origin")]
public sealed record PersonaOrigin(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? AncestorId,
    [property: Id(2)] long AncestorVersion,
    [property: Id(3)] DateTimeOffset At);
