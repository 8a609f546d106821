namespace PersonaUniverse.Traits;

/// <summary>A place in a ledger: a version or a time.</summary>
/// <param name="Version">The version; null when the time tells.</param>
/// <param name="At">The time; null when the version tells.</param>
[GenerateSerializer, Immutable, Alias("trait-moment")]
public sealed record TraitMoment([property: Id(0)] long? Version, [property: Id(1)] DateTimeOffset? At);
