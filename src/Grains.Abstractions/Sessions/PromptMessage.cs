namespace PersonaUniverse.Sessions;

/// <summary>A message of a prompt.</summary>
/// <param name="Role">system, user or assistant.</param>
/// <param name="Text">What the model read.</param>
[GenerateSerializer, Immutable, Alias("prompt-message")]
public sealed record PromptMessage([property: Id(0)] string Role, [property: Id(1)] string Text);
