using PersonaUniverse.Personas;
using PersonaUniverse.Users;

namespace PersonaUniverse.Prompts;

/// <summary>The names that a persona's texts speak of.</summary>
/// <param name="Character">What the persona is called.</param>
/// <param name="User">What the user is called.</param>
internal readonly record struct PromptNames(string Character, string User)
{
    /// <summary>The preference that tells what the user is called.</summary>
    public const string NamePreference = "name";

    private const string Anonymous = "the user";

    public static PromptNames Of(PersonaProfile persona, UserPreferences preferences)
        => new(
            persona.Card?.Nickname ?? persona.Name,
            preferences.Values.TryGetValue(NamePreference, out var name) ? PromptFormat.Quote(name) : Anonymous);

    /// <summary>A text of several lines, with names in the place of macros.</summary>
    public string Body(string? text)
        => string.IsNullOrWhiteSpace(text) ? "" : PromptFormat.Body(CardMacros.Expand(text, Character, User).Trim());

    /// <summary>A text as an item of a list.</summary>
    public string Item(string text) => $"- {PromptFormat.Quote(CardMacros.Expand(text, Character, User))}";
}
