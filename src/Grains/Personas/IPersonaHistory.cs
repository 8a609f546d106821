using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>Keeps what personas were before. A port; the silo has an adapter for SQLite and Postgres.</summary>
internal interface IPersonaHistory
{
    /// <summary>How many replaced definitions are kept of one persona; of more, the oldest are dropped.</summary>
    const int MostKept = 50;

    /// <summary>Keeps a definition that is about to be replaced; keeping it again does no harm.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task KeepAsync(string personaId, PersonaVersion version, CancellationToken cancellationToken);

    /// <summary>Reads replaced definitions, newest first.</summary>
    /// <param name="personaId">Whose.</param>
    /// <param name="upTo">The newest version wanted.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<ImmutableArray<PersonaVersion>> ReadAsync(string personaId, long upTo, int limit, CancellationToken cancellationToken);

    /// <summary>Erases all that was kept of a persona.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task EraseAsync(string personaId, CancellationToken cancellationToken);
}
