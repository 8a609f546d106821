using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Users;

namespace PersonaUniverse.Prompts;

/// <summary>What a prompt is made of.</summary>
/// <param name="Persona">Who replies, with the session's live intensities.</param>
/// <param name="Preferences">What the user prefers.</param>
/// <param name="History">The session's recent turns with this persona, oldest first.</param>
/// <param name="Memories">What was recalled for this message.</param>
/// <param name="Message">What the user just said.</param>
internal sealed record PromptInput(
    PersonaProfile Persona,
    UserPreferences Preferences,
    IReadOnlyList<Turn> History,
    IReadOnlyList<RecalledMemory> Memories,
    string Message)
{
    /// <summary>Gets how the caller wants the reply made; null leaves all of it to the persona.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>Gets what the persona's lorebook brings up, in order.</summary>
    public IReadOnlyList<string> Lore { get; init; } = [];
}
