namespace PersonaUniverse.Sessions;

/// <summary>A section of a prompt and its size.</summary>
/// <param name="Name">Its heading; <c>history</c> and <c>message</c> for what stands under none.</param>
/// <param name="Characters">How many characters it has, its heading included.</param>
[GenerateSerializer, Immutable, Alias("prompt-section")]
public sealed record PromptSection([property: Id(0)] string Name, [property: Id(1)] int Characters);
