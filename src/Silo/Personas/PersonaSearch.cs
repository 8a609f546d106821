using System.Text.Json;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>What searching personas has in common on both databases.</summary>
internal static class PersonaSearch
{
    private const char Escape = '\\';

    /// <summary>A pattern that finds <paramref name="search"/> anywhere, with its wildcards taken literally; null to find all.</summary>
    public static string? ToPattern(string? search)
        => string.IsNullOrEmpty(search)
            ? null
            : "%" + search
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", $"{Escape}%", StringComparison.Ordinal)
                .Replace("_", $"{Escape}_", StringComparison.Ordinal) + "%";

    /// <summary>A name as the views' <c>sort_name</c> has it.</summary>
    public static string ToSortName(string name)
        => string.Create(name.Length, name, static (lowered, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                lowered[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
            }
        });

    public static StoredPersona Read(string id, string payload)
        => new(id, JsonSerializer.Deserialize<PersonaState>(payload, GrainStateJson.Options)
            ?? throw new InvalidOperationException($"The state of persona '{id}' is empty."));
}
