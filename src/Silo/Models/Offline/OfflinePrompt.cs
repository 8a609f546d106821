using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using PersonaUniverse.Prompts;

namespace PersonaUniverse.Models.Offline;

/// <summary>A prompt as the offline model understands it: all it knows of the persona and of the user.</summary>
internal sealed record OfflinePrompt
{
    public string Name { get; init; } = "";

    public string PersonaId { get; init; } = "";

    public string Description { get; init; } = "";

    public string Voice { get; init; } = "";

    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Gets the live intensities of the traits that show in a style feature, by feature.</summary>
    public ImmutableDictionary<string, double> Styles { get; init; } = ImmutableDictionary<string, double>.Empty;

    public ImmutableArray<KeyValuePair<string, string>> Preferences { get; init; } = [];

    public ImmutableArray<string> Memories { get; init; } = [];

    /// <summary>Gets what the user said before, oldest first.</summary>
    public ImmutableArray<string> Said { get; init; } = [];

    /// <summary>Gets what the persona replied before, oldest first.</summary>
    public ImmutableArray<string> Replied { get; init; } = [];

    /// <summary>Gets what the user says now.</summary>
    public string Message { get; init; } = "";

    /// <summary>Reads a prompt written as <see cref="PromptFormat"/> documents; what is missing stays empty.</summary>
    public static OfflinePrompt Parse(IEnumerable<ChatMessage> messages)
    {
        var all = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var system = string.Join('\n', all.Where(message => message.Role == ChatRole.System).Select(message => message.Text));
        var last = LastIndexOfUser(all);
        var (context, said) = SplitContext(last < 0 ? "" : all[last].Text);
        var who = PromptSections.Read(system);
        var live = PromptSections.Read(context);
        var (name, id) = ReadIdentity(system);

        return new OfflinePrompt
        {
            Name = name,
            PersonaId = id,
            Description = who.Text(PromptFormat.WhoHeading),
            Voice = who.Text(PromptFormat.VoiceHeading),
            Examples = who.Items(PromptFormat.ExamplesHeading),
            Styles = ReadStyles(live.Items(PromptFormat.TraitsHeading)),
            Preferences = [.. live.Items(PromptFormat.PreferencesHeading).Select(SplitPair)],
            // Only what the user said and still holds can be told them as theirs.
            Memories =
            [
                .. live.Items(PromptFormat.MemoriesHeading)
                    .Select(SplitPair)
                    .Where(memory => !memory.Key.Contains(',', StringComparison.Ordinal))
                    .Select(memory => memory.Value),
            ],
            Said = Texts(all.Take(Math.Max(0, last)), ChatRole.User),
            Replied = Texts(all, ChatRole.Assistant),
            Message = said,
        };
    }

    private static int LastIndexOfUser(IReadOnlyList<ChatMessage> messages)
    {
        var index = messages.Count - 1;
        while (index >= 0 && messages[index].Role != ChatRole.User)
        {
            index--;
        }

        return index;
    }

    private static ImmutableArray<string> Texts(IEnumerable<ChatMessage> messages, ChatRole role)
        => [.. messages.Where(message => message.Role == role).Select(message => message.Text)];

    // The block counts only where the composer puts it, at the very start; the first closing tag ends it, for user text after
    // it may hold another.
    private static (string Context, string Said) SplitContext(string text)
    {
        if (!text.StartsWith(PromptFormat.ContextOpen, StringComparison.Ordinal))
        {
            return ("", text.Trim());
        }

        var close = text.IndexOf(PromptFormat.ContextClose, StringComparison.Ordinal);
        return close < 0
            ? ("", text[PromptFormat.ContextOpen.Length..].Trim())
            : (text[PromptFormat.ContextOpen.Length..close], text[(close + PromptFormat.ContextClose.Length)..].Trim());
    }

    private static (string Name, string Id) ReadIdentity(string system)
    {
        const string Start = "You are ";
        var line = system.AsSpan(0, Math.Max(0, system.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : system.Length));
        line = line.Trim();
        var open = line.LastIndexOf('(');
        return line.StartsWith(Start, StringComparison.Ordinal) && open > Start.Length && line.EndsWith(").", StringComparison.Ordinal)
            ? (line[Start.Length..open].Trim().ToString(), line[(open + 1)..^2].ToString())
            : ("", "");
    }

    private static ImmutableDictionary<string, double> ReadStyles(ImmutableArray<string> lines)
    {
        var styles = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (TraitLineReader.TryRead(line, out var style, out var intensity))
            {
                styles[style] = intensity;
            }
        }

        return styles.ToImmutable();
    }

    private static KeyValuePair<string, string> SplitPair(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? new("", line) : new(line[..colon].Trim(), line[(colon + 2)..].Trim());
    }
}
