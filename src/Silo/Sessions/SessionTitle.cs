using System.Buffers;
using System.Text;

namespace PersonaUniverse.Sessions;

/// <summary>Makes a session's title of the first words said in it.</summary>
internal static class SessionTitle
{
    private const int MaxLength = 80;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\t\f\v\u0085\u2028\u2029");

    /// <summary>The first 80 characters or so, on one line, with runs of white space as one blank.</summary>
    public static string Of(string message)
    {
        // The common case, a short line, is its own title.
        if (message.Length <= MaxLength
            && message.AsSpan().IndexOfAny(Breaks) < 0
            && !message.Contains("  ", StringComparison.Ordinal)
            && !message.StartsWith(' ') && !message.EndsWith(' '))
        {
            return message;
        }

        var title = new StringBuilder(MaxLength);
        foreach (var rune in message.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
            {
                if (title.Length + rune.Utf16SequenceLength > MaxLength)
                {
                    break;
                }

                title.Append(rune.ToString());
            }
            else if (title.Length > 0 && title[^1] != ' ')
            {
                title.Append(' ');
            }
        }

        return title.ToString().TrimEnd();
    }
}
