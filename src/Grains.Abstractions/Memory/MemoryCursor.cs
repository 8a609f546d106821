namespace PersonaUniverse.Memory;

/// <summary>Where a page of memories ended, whether or not its last memory is still remembered.</summary>
/// <param name="At">When the page's last memory was said.</param>
/// <param name="Id">That memory: those of the same moment follow each other by id.</param>
[GenerateSerializer, Immutable, Alias("memory-cursor")]
public sealed record MemoryCursor([property: Id(0)] DateTimeOffset At, [property: Id(1)] Guid Id);
