using System.Text.RegularExpressions;

namespace PersonaUniverse.Personas;

/// <summary>The words in a persona's texts that stand for names: <c>{{char}}</c> and <c>{{user}}</c>, in any case, and their old
/// spellings <c>&lt;BOT&gt;</c> and <c>&lt;USER&gt;</c>. Comments (<c>{{// … }}</c>) and <c>{{original}}</c> stand for nothing.</summary>
public static partial class CardMacros
{
    /// <summary>Puts names in the place of macros, once: a name that looks like a macro stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="character">The persona's name.</param>
    /// <param name="user">The user's name.</param>
    public static string Expand(string text, string character, string user)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("{{", StringComparison.Ordinal) || text.Contains('<', StringComparison.Ordinal)
            ? Macro().Replace(text, match => match.Groups[1].ValueSpan switch
            {
                var name when name.Equals("char", StringComparison.OrdinalIgnoreCase) => character,
                var name when name.Equals("user", StringComparison.OrdinalIgnoreCase) => user,
                _ => match.ValueSpan switch
                {
                    "<BOT>" => character,
                    "<USER>" => user,
                    _ => "",
                },
            })
            : text;
    }

    [GeneratedRegex(@"\{\{\s*(char|user)\s*\}\}|\{\{original\}\}|\{\{//[^{}]*\}\}|<BOT>|<USER>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Macro();
}
