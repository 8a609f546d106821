namespace PersonaUniverse.Memory;

/// <summary>What the person remembered wants otherwise; null leaves it as it is.</summary>
/// <param name="Text">Other words, at least one character, and no more than a user may say at once.</param>
/// <param name="Pinned">Whether to keep it in mind.</param>
/// <param name="Importance">How much it matters, in [0, 1].</param>
[GenerateSerializer, Immutable, Alias("memory-edit")]
public sealed record MemoryEdit(
    [property: Id(0)] string? Text, [property: Id(1)] bool? Pinned, [property: Id(2)] double? Importance);
