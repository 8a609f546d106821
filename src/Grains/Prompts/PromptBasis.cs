using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Users;

namespace PersonaUniverse.Prompts;

/// <summary>What of a prompt stays as it is while its persona and its user's preferences do: made once, and used turn after turn.</summary>
/// <remarks>Nothing of it depends on what a rapport or a session has moved. Each part is made when it is first asked for.</remarks>
/// <param name="persona">Who replies, with its own intensities.</param>
/// <param name="preferences">What the user prefers.</param>
internal sealed class PromptBasis(PersonaProfile persona, UserPreferences preferences)
{
    private readonly PromptNames _names = PromptNames.Of(persona, preferences);

    /// <summary>Gets the texts that are to be kept so that the prompt can be rendered again, by what they are; without lore.</summary>
    public ImmutableSortedDictionary<string, string> Parts => field ??= PromptRecord.PartsOf(Texts, persona.Traits);

    /// <summary>Gets the hashes of <see cref="Parts"/>, by what these are.</summary>
    public ImmutableSortedDictionary<string, string> Hashes => field ??= Parts.ToImmutableSortedDictionary(
        part => part.Key, part => PromptRecord.HashOf(part.Value), StringComparer.Ordinal);

    private PromptTexts Texts => field ??= PromptComposer.TextsOf(persona, preferences, _names);

    /// <summary>Whether it is made of these two; either is another object once it has changed.</summary>
    public bool IsOf(PersonaProfile who, UserPreferences preferred)
        => ReferenceEquals(who, persona) && ReferenceEquals(preferred, preferences);

    /// <summary>A prompt's texts.</summary>
    /// <param name="lore">What the persona's lorebook brings up, in order.</param>
    public PromptTexts TextsWith(IReadOnlyList<string> lore)
        => lore.Count == 0 ? Texts : Texts with { Lore = string.Join('\n', lore.Select(_names.Item)) };
}
