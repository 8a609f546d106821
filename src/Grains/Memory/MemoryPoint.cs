using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>A memory as it is searched.</summary>
/// <param name="Id">The memory's id.</param>
/// <param name="Words">Its words' weights.</param>
/// <param name="Meaning">Its embedding, of length 1.</param>
/// <param name="At">When it was said.</param>
internal sealed record MemoryPoint(Guid Id, SparseVector Words, ReadOnlyMemory<float> Meaning, DateTimeOffset At);
