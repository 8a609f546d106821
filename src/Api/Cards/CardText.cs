using System.Globalization;
using System.Text;

namespace PersonaUniverse.Cards;

/// <summary>
/// Takes out of a stranger's text what cannot be seen: control characters, zero-width ones, and those that turn text around.
/// </summary>
internal static class CardText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    /// <summary>The text without them. Line ends become <c>\n</c>; tabs stay.</summary>
    /// <remarks>
    /// A joiner between two characters beyond ASCII stays: there it makes one emoji of several and spells Persian and Indic words.
    /// </remarks>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var clean = new StringBuilder(lines.Length);
        Rune before = default;
        for (var i = 0; i < lines.Length;)
        {
            var rune = Rune.GetRuneAt(lines, i);
            i += rune.Utf16SequenceLength;
            if (IsSeen(rune) || (rune.Value is Joiner or NonJoiner && before.Value > 0x7F && JoinsNext(lines, i)))
            {
                clean.Append(rune);
                before = rune;
            }
        }

        return clean.ToString();
    }

    private static bool IsSeen(Rune rune) => rune.Value is '\n' or '\t'
        || (Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !IsHiddenSelector(rune.Value));

    // Variation selectors but the two for text and emoji: 254 shapes of nothing, in which anything can be written.
    private static bool IsHiddenSelector(int value) => value is (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0100 and <= 0xE01EF);

    private static bool JoinsNext(string text, int at)
        => at < text.Length && Rune.GetRuneAt(text, at) is { Value: > 0x7F } next && IsSeen(next);
}
