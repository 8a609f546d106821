namespace PersonaUniverse.Prompts;

/// <summary>The texts of a prompt that change seldom from turn to turn; empty where there is nothing to say.</summary>
/// <param name="System">The whole first message.</param>
/// <param name="Preferences">What the user prefers, a line each.</param>
/// <param name="Lore">What the persona's lorebook brings up, a line each.</param>
/// <param name="Reminder">The author's directions for each reply.</param>
internal sealed record PromptTexts(string System, string Preferences, string Lore, string Reminder);
