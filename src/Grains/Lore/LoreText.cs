namespace PersonaUniverse.Lore;

/// <summary>A text in which keys are looked up.</summary>
/// <remarks>
/// Folded once, and not by each of some thousand keys: in scripts other than Latin a search that ignores case takes many times as
/// long as one that compares characters as they are.
/// </remarks>
internal sealed class LoreText(string text)
{
    private string? _folded;

    public string AsSaid { get; } = text;

    /// <summary>Gets it without regard to case.</summary>
    public string Folded => _folded ??= Fold(AsSaid);

    /// <summary>Makes texts that differ in case alone the same.</summary>
    public static string Fold(string text) => text.ToUpperInvariant();
}
