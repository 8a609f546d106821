namespace PersonaUniverse.Memory.Ranking;

/// <summary>One of the two who speak in a partition.</summary>
/// <param name="Key">What memories name them by (<see cref="MemoryDocument.Speaker"/>).</param>
/// <param name="Name">What messages call them; null where that is not known.</param>
internal sealed record Speaker(string Key, string? Name);
