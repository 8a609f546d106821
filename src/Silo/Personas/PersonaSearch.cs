using System.Data.Common;
using System.Text.Json;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>What searching personas has in common on both databases.</summary>
internal static class PersonaSearch
{
    /// <summary>The fewest characters that can be looked up in an index of trigrams.</summary>
    private const int ShortestLookedUp = 3;

    /// <summary>How many hits are looked up one by one; beyond that, a walk in order fills its page sooner.</summary>
    public const int MostLookedUp = 1000;

    private const char Escape = '\\';

    /// <summary>Whether a search is long enough to be looked up. The index counts characters, of which an emoji is one.</summary>
    public static bool IsLookedUp(string search) => search.EnumerateRunes().Take(ShortestLookedUp).Count() == ShortestLookedUp;

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

    /// <summary>Reads a row of a persona's id and state.</summary>
    public static StoredPersona Read(DbDataReader row)
    {
        var id = row.GetString(0);
        return new StoredPersona(id, JsonSerializer.Deserialize<PersonaState>(row.GetString(1), GrainStateJson.Options)
            ?? throw new InvalidOperationException($"The state of persona '{id}' is empty."));
    }
}
