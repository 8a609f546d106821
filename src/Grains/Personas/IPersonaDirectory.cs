namespace PersonaUniverse.Personas;

/// <summary>Searches the stored personas. A port; the silo has adapters for SQLite and Postgres over the grains' own state.</summary>
public interface IPersonaDirectory
{
    /// <summary>Lists stored personas by name, then id; deleted ones are left out.</summary>
    /// <param name="search">Part of a name, description or id, in any case; null or empty for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last persona of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<StoredPersona>> SearchAsync(
        string? search, int limit, PersonaCursor? after, CancellationToken cancellationToken);
}
