using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>Keeps the events of trait ledgers. A port; an event that was appended never changes.</summary>
/// <remarks>Every method throws <see cref="DependencyUnavailableException"/> while the database does not answer.</remarks>
internal interface ITraitLedger
{
    /// <summary>Appends events in one transaction; those whose version or cause the ledger holds already are left out.</summary>
    /// <param name="scope">Whose ledger, as <see cref="TraitScopes"/> names it.</param>
    /// <param name="events">The events.</param>
    /// <param name="cause">What they come from, at most once in a ledger; null where the version alone tells.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether all went in.</returns>
    Task<bool> AppendAsync(
        string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken);

    /// <summary>Reads events, newest first.</summary>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="before">Only events of earlier versions; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<TraitEvent>> ReadAsync(string scope, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Finds the version of the first event after a time; null when there is none.</summary>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="from">Only events from this version on.</param>
    /// <param name="time">After when.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<long?> FindAfterAsync(string scope, long from, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Finds the version of the newest <see cref="TraitEventKind.Begun"/>; null when there is none.</summary>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<long?> FindBegunAsync(string scope, CancellationToken cancellationToken);
}
