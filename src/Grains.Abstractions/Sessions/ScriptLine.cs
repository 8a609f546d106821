namespace PersonaUniverse.Sessions;

/// <summary>One line of a conversation that the caller keeps and hands in whole.</summary>
/// <param name="Role">Who speaks it.</param>
/// <param name="Text">What is said.</param>
[GenerateSerializer, Immutable, Alias("script-line")]
public sealed record ScriptLine([property: Id(0)] ScriptRole Role, [property: Id(1)] string Text);
