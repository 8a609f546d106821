namespace PersonaUniverse.OpenAi;

/// <summary>An error as OpenAI's clients read it.</summary>
internal sealed record ErrorEnvelope(OpenAiError Error);

/// <summary>What is wrong.</summary>
/// <param name="Message">For a person to read.</param>
/// <param name="Type">The kind of error.</param>
/// <param name="Param">The field at fault; null for none.</param>
/// <param name="Code">The stable code; null for none.</param>
internal sealed record OpenAiError(string Message, string Type, string? Param, string? Code);
