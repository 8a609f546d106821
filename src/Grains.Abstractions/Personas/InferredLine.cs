namespace PersonaUniverse.Personas;

/// <summary>A line that something was inferred from.</summary>
/// <param name="Number">Its number in the text, from 1.</param>
/// <param name="Text">Its words, cut after 200 characters.</param>
[GenerateSerializer, Immutable, Alias("inferred-line")]
public sealed record InferredLine([property: Id(0)] int Number, [property: Id(1)] string Text);
