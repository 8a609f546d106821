using System.Collections.Immutable;
using PersonaUniverse.Prompts;

namespace PersonaUniverse.Models.Offline;

/// <summary>The lines of a prompt under each of the headings that <see cref="PromptFormat"/> names.</summary>
internal sealed class PromptSections
{
    private static readonly ImmutableArray<string> Headings =
    [
        PromptFormat.WhoHeading, PromptFormat.VoiceHeading, PromptFormat.ExamplesHeading, PromptFormat.MeaningsHeading,
        PromptFormat.SceneHeading, PromptFormat.DialogueHeading, PromptFormat.GreetingsHeading, PromptFormat.DirectionsHeading,
        PromptFormat.LoreHeading, PromptFormat.ReminderHeading, PromptFormat.RulesHeading, PromptFormat.TraitsHeading,
        PromptFormat.PreferencesHeading, PromptFormat.MemoriesHeading,
    ];

    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);

    public static PromptSections Read(string text)
    {
        var sections = new PromptSections();
        List<string>? current = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Headings.Contains(line))
            {
                current?.Add(line);
            }
            else if (!sections._lines.TryGetValue(line, out current))
            {
                sections._lines[line] = current = [];
            }
        }

        return sections;
    }

    public string Text(string heading) => _lines.TryGetValue(heading, out var lines) ? string.Join('\n', lines) : "";

    /// <summary>Gets the entries of a list: the lines that begin with a dash, without it.</summary>
    public ImmutableArray<string> Items(string heading)
        => _lines.TryGetValue(heading, out var lines)
            ? [
                .. lines
                    .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                    .Select(line => line[2..].Trim())
                    .Where(line => line.Length > 0),
            ]
            : [];
}
