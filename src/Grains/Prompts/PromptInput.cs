using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Prompts;

/// <summary>What a prompt is made of.</summary>
/// <param name="Basis">What stays from turn to turn: who replies, and what the user prefers.</param>
/// <param name="Traits">The persona's traits, with the session's live intensities.</param>
/// <param name="History">The session's recent turns with this persona, oldest first.</param>
/// <param name="Memories">What was recalled for this message.</param>
/// <param name="Message">What the user just said.</param>
internal sealed record PromptInput(
    PromptBasis Basis,
    ImmutableArray<Trait> Traits,
    IReadOnlyList<Turn> History,
    IReadOnlyList<RecalledMemory> Memories,
    string Message)
{
    /// <summary>Gets how the caller wants the reply made; null leaves all of it to the persona.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>Gets what the persona's lorebook brings up, in order.</summary>
    public IReadOnlyList<string> Lore { get; init; } = [];
}
