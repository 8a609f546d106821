using System.Text.RegularExpressions;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Lore;

/// <summary>A key of a lorebook's entry: a word, or a stranger's pattern. Safe for use by many at once.</summary>
/// <remarks>A pattern that takes too long is left out from then on: it would take the others' time at every turn.</remarks>
internal sealed partial class LoreKey
{
    // Once may be the machine's fault: the first match of a process compiles the engine.
    private const int MostTimeouts = 2;

    private readonly string _word;
    private readonly bool _caseSensitive;
    private readonly Action _leftOut;

    // An automaton takes up to a quarter of a megabyte, and most keys are never looked up.
    private readonly Lazy<Regex?>? _pattern;

    private int _timeouts;

    /// <param name="key">The word or pattern.</param>
    /// <param name="caseSensitive">Whether it matches in its own case only.</param>
    /// <param name="isPattern">Whether it is a pattern.</param>
    /// <param name="leftOut">Called once, when the pattern is left out from then on.</param>
    /// <param name="longestMatch">How long one match of a pattern may take.</param>
    public LoreKey(string key, bool caseSensitive, bool isPattern, Action leftOut, TimeSpan longestMatch)
    {
        _word = caseSensitive ? key : LoreText.Fold(key);
        _caseSensitive = caseSensitive;
        _leftOut = leftOut;
        _pattern = isPattern ? new Lazy<Regex?>(() => Build(key, caseSensitive, longestMatch)) : null;
    }

    /// <summary>Whether a text holds it. A pattern that takes too long counts as not found.</summary>
    public bool IsIn(LoreText text)
    {
        if (_pattern is null)
        {
            return (_caseSensitive ? text.AsSaid : text.Folded).Contains(_word, StringComparison.Ordinal);
        }

        if (Volatile.Read(ref _timeouts) >= MostTimeouts)
        {
            return false;
        }

        try
        {
            return _pattern.Value?.IsMatch(text.AsSaid) ?? false;
        }
        catch (RegexMatchTimeoutException)
        {
            if (Interlocked.Increment(ref _timeouts) == MostTimeouts)
            {
                _leftOut();
            }

            return false;
        }
    }

    // Without backtracking, so that no text makes it run long. What needs more than that never matches.
    private static Regex? Build(string key, bool caseSensitive, TimeSpan longestMatch)
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
            return new Regex(pattern, options, longestMatch);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\{[0-9]+(,[0-9]*)?\}")]
    private static partial Regex CountedRepetition();
}
