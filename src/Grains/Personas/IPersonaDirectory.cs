namespace PersonaUniverse.Personas;

/// <summary>Searches the stored personas. A port; the silo has adapters for SQLite and Postgres over the grains' own state.</summary>
internal interface IPersonaDirectory
{
    /// <summary>Lists stored personas by name, then id; deleted ones are left out.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<StoredPersona>> SearchAsync(PersonaQuery query, CancellationToken cancellationToken);

    /// <summary>Lists the personas that a user has deleted and may restore, by id.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="after">Only ids after this one; empty for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<StoredPersona>> DeletedAsync(
        string ownerId, string after, int limit, CancellationToken cancellationToken);

    /// <summary>Counts a user's personas, without the deleted ones.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<int> CountOwnedAsync(string ownerId, CancellationToken cancellationToken);

    /// <summary>Lists the ids of all personas, whoever's they are, in order; deleted ones are left out.</summary>
    /// <param name="after">Only ids after this one; empty for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists the personas made from one, by name; deleted ones are left out.</summary>
    /// <param name="ancestorId">The one they were made from.</param>
    /// <param name="viewerId">Who asks: others' personas are found only if they are public.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<StoredPersona>> DescendantsAsync(
        string ancestorId, string viewerId, int limit, CancellationToken cancellationToken);
}
