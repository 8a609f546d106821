using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>What a ledger held at a moment.</summary>
/// <param name="Version">The version that was the newest then.</param>
/// <param name="At">When that version came about.</param>
/// <param name="Values">Intensities in [0, 1] or, of a session, shifts in [-1, 1], by trait id.</param>
[GenerateSerializer, Immutable, Alias("traits-as-of")]
public sealed record TraitsAsOf(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ImmutableSortedDictionary<string, double> Values);
