using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>The outcome of asking a ledger what it held.</summary>
/// <param name="Outcome">Whether it may be asked, and knows the moment.</param>
/// <param name="Traits">What it held; null unless <see cref="PersonaOutcome.Done"/>.</param>
[GenerateSerializer, Immutable, Alias("traits-as-of-result")]
public sealed record TraitsAsOfResult([property: Id(0)] PersonaOutcome Outcome, [property: Id(1)] TraitsAsOf? Traits = null);
