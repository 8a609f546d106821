namespace PersonaUniverse.Personas;

/// <summary>What a persona was from one version on, until its definition changed again.</summary>
/// <param name="Version">The persona's version in which the definition took effect.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Definition">What its author had written, with the traits' baselines as they were when it was replaced.</param>
[GenerateSerializer, Immutable, Alias("persona-version")]
public sealed record PersonaVersion(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] PersonaDefinition Definition);
