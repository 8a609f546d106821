using System.Text.RegularExpressions;

namespace PersonaUniverse.Personas;

/// <summary>The words in a persona's texts that stand for names: <c>{{char}}</c> and <c>{{user}}</c>, in any case, and their old
/// spellings <c>&lt;BOT&gt;</c> and <c>&lt;USER&gt;</c>. Comments (<c>{{// … }}</c>) and <c>{{original}}</c> stand for nothing.</summary>
public static partial class CardMacros
{
    /// <summary>Characters of a name that stand for a macro; the rest of a longer name is cut off.</summary>
    public const int LongestName = 60;

    /// <summary>By how many characters names may lengthen a text; further macros stay as they are.</summary>
    public const int MostGrowth = 8000;

    /// <summary>Counts a text's macros.</summary>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MayHold(text) ? Macro().Count(text) : 0;
    }

    /// <summary>Puts names in the place of macros, once: a name that looks like a macro stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="character">The persona's name.</param>
    /// <param name="user">The user's name.</param>
    public static string Expand(string text, string character, string user)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(character);
        ArgumentNullException.ThrowIfNull(user);
        if (!MayHold(text))
        {
            return text;
        }

        (character, user) = (TextCut.To(character, LongestName), TextCut.To(user, LongestName));
        var room = MostGrowth;
        return Macro().Replace(text, match =>
        {
            var name = Meaning(match, character, user);
            if (name.Length - match.Length > room)
            {
                return match.Value;
            }

            room -= name.Length - match.Length;
            return name;
        });
    }

    private static bool MayHold(string text)
        => text.Contains("{{", StringComparison.Ordinal) || text.Contains('<', StringComparison.Ordinal);

    private static string Meaning(Match macro, string character, string user)
        => macro.Groups[1].ValueSpan switch
        {
            var name when name.Equals("char", StringComparison.OrdinalIgnoreCase) => character,
            var name when name.Equals("user", StringComparison.OrdinalIgnoreCase) => user,
            _ => macro.ValueSpan switch
            {
                "<BOT>" => character,
                "<USER>" => user,
                _ => "",
            },
        };

    [GeneratedRegex(
        @"\{\{\s*(char|user)\s*\}\}|\{\{original\}\}|\{\{//[^{}]*\}\}|<BOT>|<USER>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Macro();
}
