using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>What was recalled.</summary>
/// <param name="Memories">The memories, best first.</param>
/// <param name="Degraded">Whether part of the search was out of order, so that better ones may have been missed.</param>
[GenerateSerializer, Immutable, Alias("recollection")]
public sealed record Recollection(
    [property: Id(0)] ImmutableArray<RecalledMemory> Memories, [property: Id(1)] bool Degraded = false);
