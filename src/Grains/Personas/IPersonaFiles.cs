namespace PersonaUniverse.Personas;

/// <summary>Keeps files by the hash of their bytes. A port; the silo has an adapter for SQLite and Postgres.</summary>
internal interface IPersonaFiles
{
    /// <summary>Keeps a file; keeping it again does no harm.</summary>
    /// <remarks>A persona must name the file before a collection's patience is over, or it is removed.</remarks>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken);

    /// <summary>Reads a file; null when there is none.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Removes files that for a while no persona has named, nor a deleted one, nor a version that is kept.</summary>
    /// <param name="now">The time.</param>
    /// <param name="patience">For how long a file must have been seen unused, by one collection and again by this one.</param>
    /// <param name="cancellationToken">Stops it between two files.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    Task<int> CollectAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken);
}
