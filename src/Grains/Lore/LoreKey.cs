using System.Text.RegularExpressions;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>A key of a lorebook's entry: a word, or a stranger's pattern. Safe for use by many at once.</summary>
internal sealed partial class LoreKey
{
    private static readonly TimeSpan _longestMatch = TimeSpan.FromMilliseconds(50);

    private readonly string _word;
    private readonly StringComparison _comparison;

    // An automaton takes up to a quarter of a megabyte, and most keys are never looked up.
    private readonly Lazy<Regex?>? _pattern;

    public LoreKey(string key, bool caseSensitive, bool isPattern)
    {
        _word = key;
        _comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        _pattern = isPattern ? new Lazy<Regex?>(() => Build(key, caseSensitive)) : null;
    }

    /// <summary>Whether a text holds it. A pattern that takes too long counts as not found.</summary>
    public bool IsIn(string text)
    {
        if (_pattern is null)
        {
            return text.Contains(_word, _comparison);
        }

        try
        {
            return _pattern.Value?.IsMatch(text) ?? false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // Without backtracking, so that no text makes it run long. What needs more than that never matches.
    private static Regex? Build(string key, bool caseSensitive)
    {
        var end = key.LastIndexOf('/');
        var (pattern, flags) = key.StartsWith('/') && end > 0 ? (key[1..end], key[(end + 1)..]) : (key, caseSensitive ? "" : "i");
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
            | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0)
            | (flags.Contains('m', StringComparison.Ordinal) ? RegexOptions.Multiline : 0)
            | (flags.Contains('s', StringComparison.Ordinal) ? RegexOptions.Singleline : 0);

        // Each multiplies the size of the automaton.
        if (LoreLimits.RepeatsTooOften(pattern) || CountedRepetition().Count(pattern) > 2)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, options, _longestMatch);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\{[0-9]+(,[0-9]*)?\}")]
    private static partial Regex CountedRepetition();
}
