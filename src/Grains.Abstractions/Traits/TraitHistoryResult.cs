using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>The outcome of reading a persona's trait ledger.</summary>
/// <param name="Outcome">Whether it may be read.</param>
/// <param name="History">The page; null unless <see cref="PersonaOutcome.Done"/>.</param>
[GenerateSerializer, Immutable, Alias("trait-history-result")]
public sealed record TraitHistoryResult(
    [property: Id(0)] PersonaOutcome Outcome, [property: Id(1)] TraitHistory? History = null);
