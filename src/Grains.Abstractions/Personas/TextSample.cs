namespace PersonaUniverse.Personas;

/// <summary>A text to derive a persona from.</summary>
/// <param name="Text">A transcript (<c>Name: words</c>, a line each) or a sample of somebody's writing.</param>
/// <param name="Speaker">Whose lines of a transcript; null for the one who speaks most.</param>
/// <param name="By">One of <see cref="InferenceMethods"/>; null for the model where there is one, else measurement.</param>
[GenerateSerializer, Immutable, Alias("text-sample")]
public sealed record TextSample(
    [property: Id(0)] string Text,
    [property: Id(1)] string? Speaker,
    [property: Id(2)] string? By)
{
    /// <summary>Says nothing of the text.</summary>
    public override string ToString() => nameof(TextSample);
}
