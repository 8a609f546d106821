namespace PersonaUniverse.Health;

/// <summary>How one dependency is.</summary>
/// <param name="Name">The dependency: <c>database</c>, <c>model</c> …</param>
/// <param name="Healthy">Whether it answers.</param>
/// <param name="Detail">What an operator should know; never a secret.</param>
/// <param name="Optional">
/// Whether the process is worth sending users to without it: it is then reported and does not decide whether the process is ready.
/// </param>
[GenerateSerializer, Immutable, Alias("dependency-health")]
public sealed record DependencyHealth(
    [property: Id(0)] string Name,
    [property: Id(1)] bool Healthy,
    [property: Id(2)] string Detail,
    [property: Id(3)] bool Optional = false);
