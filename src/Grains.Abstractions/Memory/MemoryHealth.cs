namespace PersonaUniverse.Memory;

/// <summary>How far a partition's index is.</summary>
/// <param name="Memories">How many memories it holds.</param>
/// <param name="Behind">How many turns and memories are still to be indexed.</param>
/// <param name="DeadLettered">How many were given up after three refusals.</param>
[GenerateSerializer, Immutable, Alias("memory-health")]
public sealed record MemoryHealth(
    [property: Id(0)] int Memories, [property: Id(1)] int Behind, [property: Id(2)] int DeadLettered);
