using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>How far a layer has moved traits from the layer below, as of its last event.</summary>
/// <param name="Version">The version of its last event; 0 before the first.</param>
/// <param name="At">When that was: from then on the shifts decay.</param>
/// <param name="Values">The shifts, in [-1, 1], by trait id; a trait that is not named has none.</param>
[GenerateSerializer, Immutable, Alias("trait-shifts")]
public sealed record TraitShifts(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ImmutableSortedDictionary<string, double> Values)
{
    /// <summary>The shifts of a layer in which nothing was observed.</summary>
    public static TraitShifts None { get; } = new(0, DateTimeOffset.UnixEpoch, ImmutableSortedDictionary<string, double>.Empty);
}
