using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>The answer to a request for a persona's history.</summary>
/// <param name="Outcome">Whether the caller may have it.</param>
/// <param name="Versions">The definitions asked for, newest first; empty unless <see cref="PersonaOutcome.Done"/>.</param>
[GenerateSerializer, Immutable, Alias("persona-versions-result")]
public sealed record PersonaVersionsResult(
    [property: Id(0)] PersonaOutcome Outcome,
    [property: Id(1)] ImmutableArray<PersonaVersion> Versions);
