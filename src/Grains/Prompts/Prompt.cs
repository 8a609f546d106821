using Microsoft.Extensions.AI;

namespace PersonaUniverse.Prompts;

/// <summary>What a model is given for one reply.</summary>
/// <param name="Messages">The messages, the stable ones first.</param>
/// <param name="Options">The sampling parameters.</param>
internal sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options);
