using Microsoft.Extensions.AI;

namespace PersonaUniverse.Prompts;

/// <summary>What a model is given for one reply.</summary>
/// <param name="Messages">The messages, the stable ones first.</param>
/// <param name="Options">The sampling parameters.</param>
internal sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>Gets the text of what the persona's lorebook brought up; empty where there is none.</summary>
    public string Lore { get; init; } = "";

    /// <summary>Gets how long a reply it asks for, in words.</summary>
    public int TargetWords { get; init; }
}
