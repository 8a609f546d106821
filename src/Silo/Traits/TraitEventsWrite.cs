using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>Events to append to one scope's ledger.</summary>
internal sealed class TraitEventsWrite(
    string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public string Scope { get; } = scope;

    public IReadOnlyList<TraitEvent> Events { get; } = events;

    /// <summary>Gets what must not count twice; null for nothing.</summary>
    public string? Cause { get; } = cause;

    public override IEnumerable<object> Touched => [Scope];

    public override string Label => $"{Events.Count} events of traits";
}
