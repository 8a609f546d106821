namespace PersonaUniverse.Personas;

/// <summary>Keeps files by the hash of their bytes. A port; the silo has adapters for SQLite and Postgres.</summary>
public interface IPersonaFiles
{
    /// <summary>Keeps a file; keeping it again does no harm.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken);

    /// <summary>Reads a file; null when there is none.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken);
}
