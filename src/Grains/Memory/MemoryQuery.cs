using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>What points are looked for.</summary>
/// <param name="Words">The words asked for, each weighing as much as it tells memories apart.</param>
/// <param name="Meaning">The question's embedding, of length 1; empty to search by words alone.</param>
/// <param name="Limit">How many points at most.</param>
public sealed record MemoryQuery(SparseVector Words, ReadOnlyMemory<float> Meaning, int Limit);
