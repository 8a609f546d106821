using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Prompts;

/// <summary>Tells a prompt's sections and their sizes.</summary>
internal static class PromptOutline
{
    private const string Heading = "## ";

    /// <summary>The sections of the first message, the history as one, and those of the last.</summary>
    public static ImmutableArray<PromptSection> Of(IReadOnlyList<ChatMessage> messages)
    {
        var history = messages.Skip(1).SkipLast(1).Sum(message => message.Text.Length);
        var last = messages[^1].Text;
        var close = last.IndexOf(PromptFormat.ContextClose, StringComparison.Ordinal);
        return
        [
            .. Split(messages[0].Text, "identity"),
            .. history > 0 ? [new PromptSection("history", history)] : Array.Empty<PromptSection>(),
            .. Split(last[..close], "context"),
            new PromptSection("message", last.Length - close),
        ];
    }

    // No text from outside can begin a line so: PromptFormat.Body and Quote see to that.
    private static IEnumerable<PromptSection> Split(string text, string beginning)
    {
        var (name, start) = (beginning, 0);
        while (text.IndexOf("\n" + Heading, start, StringComparison.Ordinal) is var found and >= 0)
        {
            yield return new PromptSection(name, found + 1 - start);
            start = found + 1;
            var end = text.IndexOf('\n', start);
            name = (end < 0 ? text[start..] : text[start..end])[Heading.Length..];
        }

        yield return new PromptSection(name, text.Length - start);
    }
}
