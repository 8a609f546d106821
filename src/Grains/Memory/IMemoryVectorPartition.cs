using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>The searchable side of one user's memories with one persona.</summary>
public interface IMemoryVectorPartition
{
    /// <summary>Adds points or replaces them.</summary>
    /// <exception cref="DependencyUnavailableException">The store does not answer.</exception>
    Task PutAsync(IReadOnlyList<MemoryPoint> points, CancellationToken cancellationToken);

    /// <summary>Replaces the words of points that are there, for their neighbours changed.</summary>
    /// <exception cref="DependencyUnavailableException">The store does not answer.</exception>
    Task PutWordsAsync(IReadOnlyList<MemoryPoint> points, CancellationToken cancellationToken);

    /// <summary>Removes points, those that are there.</summary>
    /// <exception cref="DependencyUnavailableException">The store does not answer.</exception>
    Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Finds the points nearest by words and by meaning, the two orders fused by reciprocal rank; best first.</summary>
    /// <exception cref="DependencyUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<Candidate>> SearchAsync(MemoryQuery query, CancellationToken cancellationToken);
}
