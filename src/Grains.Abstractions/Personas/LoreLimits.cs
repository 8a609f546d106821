using System.Text.RegularExpressions;

namespace PersonaUniverse.Personas;

/// <summary>
/// How much of a lorebook is looked up at each turn. An import refuses more; a book that was stored with more goes without the rest.
/// </summary>
public static partial class LoreLimits
{
    /// <summary>Keys of all entries together, of both kinds.</summary>
    public const int KeysPerBook = 2000;

    /// <summary>How many of them may be patterns: each is an automaton of its own.</summary>
    public const int Patterns = 100;

    /// <summary>How often a pattern may have something repeated by count: each repetition multiplies the automaton.</summary>
    public const int Repetitions = 99;

    /// <summary>Whether any count in a pattern is above <see cref="Repetitions"/>.</summary>
    public static bool RepeatsTooOften(string pattern) => LargeCount().IsMatch(pattern);

    [GeneratedRegex(@"\{(?:[0-9]*,)?0*[1-9][0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex LargeCount();
}
