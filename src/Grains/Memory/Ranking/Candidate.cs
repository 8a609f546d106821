namespace PersonaUniverse.Memory.Ranking;

/// <summary>A memory that the first stage found.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Fused">Its reciprocal-rank score: the sum of 1 / (k + rank) over the orders that hold it, ranks from 1.</param>
internal readonly record struct Candidate(Guid Id, double Fused);
