using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>Some of a persona's memories of a user, newest first.</summary>
/// <remarks>Id 1 held the page's end by its memory alone; it is not to be used again.</remarks>
/// <param name="Items">The memories.</param>
/// <param name="Next">Where to go on; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("memory-page")]
public sealed record MemoryPage(
    [property: Id(0)] ImmutableArray<MemoryEntry> Items, [property: Id(2)] MemoryCursor? Next = null);
