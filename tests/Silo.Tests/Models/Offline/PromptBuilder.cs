using Microsoft.Extensions.AI;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Models.Offline;

/// <summary>Writes prompts as <see cref="PromptFormat"/> documents them.</summary>
internal sealed class PromptBuilder(PersonaProfile persona)
{
    private readonly List<ChatMessage> _history = [];
    private readonly List<string> _preferences = [];
    private readonly List<string> _memories = [];

    public PromptBuilder Said(string user, string reply)
    {
        _history.Add(new ChatMessage(ChatRole.User, user));
        _history.Add(new ChatMessage(ChatRole.Assistant, reply));
        return this;
    }

    public PromptBuilder Prefers(string key, string value)
    {
        _preferences.Add(PromptFormat.PreferenceLine(key, value));
        return this;
    }

    public PromptBuilder Remembers(string text)
    {
        _memories.Add(PromptFormat.MemoryLine(new RecalledMemory(1, "s", text, 1, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero))));
        return this;
    }

    public List<ChatMessage> Build(string message)
        => [new ChatMessage(ChatRole.System, System()), .. _history, new ChatMessage(ChatRole.User, Context() + message)];

    private string System()
    {
        List<string> lines = [PromptFormat.IdentityLine(persona), "", PromptFormat.WhoHeading, persona.Description];
        if (persona.Instructions.Length > 0)
        {
            lines.AddRange(["", PromptFormat.VoiceHeading, persona.Instructions]);
        }

        lines.AddRange(["", PromptFormat.ExamplesHeading, .. persona.Examples.Select(example => "- " + example)]);
        var meanings = persona.Traits.Select(trait => $"- {trait.Name} ({trait.Id}): {trait.Description}");
        lines.AddRange(["", PromptFormat.MeaningsHeading, .. meanings]);
        lines.AddRange(["", PromptFormat.RulesHeading, "Stay in character."]);
        return string.Join('\n', lines);
    }

    private string Context()
    {
        List<string> lines = [PromptFormat.ContextOpen, PromptFormat.TraitsHeading, .. persona.Traits.Select(PromptFormat.TraitLine)];
        Add(lines, PromptFormat.PreferencesHeading, _preferences);
        Add(lines, PromptFormat.MemoriesHeading, _memories);
        lines.AddRange([PromptFormat.ContextClose, "", ""]);
        return string.Join('\n', lines);
    }

    private static void Add(List<string> lines, string heading, List<string> entries)
    {
        if (entries.Count > 0)
        {
            lines.Add(heading);
            lines.AddRange(entries);
        }
    }
}
