using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline;

/// <summary>What of the prompt's memories, preferences and history bears on the message.</summary>
internal sealed class ToldFacts(OfflinePrompt prompt)
{
    private const int LongestName = 40;

    private static readonly string[] Introductions = ["my name is ", "call me "];

    private readonly HashSet<string> _content = Words.Content(prompt.Message);

    /// <summary>Gets the memories that share a word with the message, the closest first.</summary>
    public ImmutableArray<string> Relevant { get; } = Order(prompt);

    /// <summary>Gets what the user is to be called; null when they never said.</summary>
    public string? UserName { get; } = FindName(prompt);

    /// <summary>Gets an earlier message of this conversation that the present one comes back to; null when there is none.</summary>
    public string? Earlier => prompt.Said
        .Where(said => !said.Equals(prompt.Message, StringComparison.OrdinalIgnoreCase))
        .LastOrDefault(said => Words.Content(said).Overlaps(_content));

    private static ImmutableArray<string> Order(OfflinePrompt prompt)
    {
        var content = Words.Content(prompt.Message);
        return
        [
            .. prompt.Memories
                .Where(memory => !memory.Equals(prompt.Message, StringComparison.OrdinalIgnoreCase))
                .Select(memory => (Memory: memory, Shared: Words.Content(memory).Count(content.Contains)))
                .Where(scored => scored.Shared > 0)
                .OrderByDescending(scored => scored.Shared)
                .Select(scored => scored.Memory),
        ];
    }

    private static string? FindName(OfflinePrompt prompt)
    {
        var preferred = prompt.Preferences
            .FirstOrDefault(preference => preference.Key.Equals("name", StringComparison.OrdinalIgnoreCase)
                || preference.Key.EndsWith("_name", StringComparison.OrdinalIgnoreCase)).Value;
        return Clean(preferred)
            ?? prompt.Said.Reverse().Concat(prompt.Memories).Select(Introduced).FirstOrDefault(name => name is not null);
    }

    private static string? Introduced(string said)
    {
        foreach (var introduction in Introductions)
        {
            var at = said.IndexOf(introduction, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var rest = said[(at + introduction.Length)..];
                var name = Words.Enumerate(rest).Select(range => rest[range]).FirstOrDefault();
                return Clean(name);
            }
        }

        return null;
    }

    // A preference is text from outside: only what could be a name is spoken as one.
    private static string? Clean(string? name)
    {
        var words = name is null ? [] : Words.Enumerate(name).Take(3).Select(range => name[range]).ToArray();
        var clean = string.Join(' ', words);
        return clean.Length is > 0 and <= LongestName ? clean : null;
    }
}
