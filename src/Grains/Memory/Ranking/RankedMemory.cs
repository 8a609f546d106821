namespace PersonaUniverse.Memory.Ranking;

/// <summary>A memory that was recalled.</summary>
/// <param name="Document">The memory.</param>
/// <param name="Score">How well it fits, in [0,1]: the share of what a memory could reach that holds all that is asked.</param>
/// <param name="Reasons">Why it was chosen.</param>
internal readonly record struct RankedMemory(MemoryDocument Document, double Score, RecallReasons Reasons);
