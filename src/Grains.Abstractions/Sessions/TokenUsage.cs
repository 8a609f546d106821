namespace PersonaUniverse.Sessions;

/// <summary>Tokens a model read and wrote, as its provider counts them.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
[GenerateSerializer, Immutable, Alias("token-usage")]
public sealed record TokenUsage([property: Id(0)] long InputTokens, [property: Id(1)] long OutputTokens);
