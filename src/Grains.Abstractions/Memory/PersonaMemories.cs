namespace PersonaUniverse.Memory;

/// <summary>How much a persona remembers of a user.</summary>
/// <param name="PersonaId">The persona, which may have been deleted since.</param>
/// <param name="Memories">How many memories there are, at least 1.</param>
[GenerateSerializer, Immutable, Alias("persona-memories")]
public sealed record PersonaMemories([property: Id(0)] string PersonaId, [property: Id(1)] int Memories);
