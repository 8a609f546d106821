namespace PersonaUniverse.Lore;

/// <summary>What a persona's lorebook brings up.</summary>
/// <param name="Contents">What is told, in order.</param>
/// <param name="Degraded">Whether the search took too long, so that the reply does without.</param>
internal sealed record LoreRecall(IReadOnlyList<string> Contents, bool Degraded = false)
{
    /// <summary>Nothing came up.</summary>
    public static LoreRecall Nothing { get; } = new([]);

    /// <summary>It took too long.</summary>
    public static LoreRecall GivenUp { get; } = new([], Degraded: true);
}
