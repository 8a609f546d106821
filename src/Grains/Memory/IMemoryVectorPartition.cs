using System.Collections.Immutable;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>The searchable side of one user's memories with one persona: the first stage of recall.</summary>
/// <remarks>Every method fails with <see cref="DependencyUnavailableException"/> while the store does not answer.</remarks>
internal interface IMemoryVectorPartition
{
    /// <summary>Adds points or replaces them, and after that the words of those beside them.</summary>
    /// <param name="points">The points.</param>
    /// <param name="beside">Points that are there already, with their new words; their meaning stays.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task PutAsync(IReadOnlyList<MemoryPoint> points, IReadOnlyList<MemoryPoint> beside, CancellationToken cancellationToken);

    /// <summary>Removes points, those that are there.</summary>
    Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Removes all points of this partition.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Counts the points of this partition.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Finds the points nearest by words and by meaning, the two orders fused by reciprocal rank; best first.</summary>
    /// <param name="recall">What is asked, and the words of the same memories, which an engine in this process searches itself.</param>
    /// <param name="meaning">The embedding of what is asked; empty to search by words alone.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<Candidate>> SearchAsync(
        RecallScores recall, ReadOnlyMemory<float> meaning, CancellationToken cancellationToken);
}
