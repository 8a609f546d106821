using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>A page of a trait ledger.</summary>
/// <param name="Events">The events, newest first.</param>
/// <param name="NextBefore">The <c>before</c> of the next page; null at the ledger's beginning.</param>
[GenerateSerializer, Immutable, Alias("trait-history")]
public sealed record TraitHistory(
    [property: Id(0)] ImmutableArray<TraitEvent> Events, [property: Id(1)] long? NextBefore = null);
