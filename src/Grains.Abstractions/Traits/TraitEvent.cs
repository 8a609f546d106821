using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>One entry of a trait ledger: what moved, when, by whom and why. It never changes.</summary>
/// <param name="Version">The version that it made, rising within its ledger; gaps are possible.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What moved the traits.</param>
/// <param name="Actor">Who did: a user's id, or a part of the product such as <c>extraction</c>.</param>
/// <param name="Reason">Why, in a few words; never anything a user said.</param>
/// <param name="Moves">What moved, by trait id.</param>
[GenerateSerializer, Immutable, Alias("trait-event")]
public sealed record TraitEvent(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] TraitEventKind Kind,
    [property: Id(3)] string Actor,
    [property: Id(4)] string Reason,
    [property: Id(5)] ImmutableArray<TraitMove> Moves);
