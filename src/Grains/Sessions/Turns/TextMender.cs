using System.Text;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Makes a reply well-formed: NUL and halves of surrogate pairs, which no database stores, become U+FFFD.</summary>
/// <remarks>A pair may come in two pieces, so a first half at a piece's end is held back until the next piece.</remarks>
internal sealed class TextMender
{
    private string _held = "";

    /// <summary>Takes the next piece in.</summary>
    /// <returns>What may be said now; empty for nothing.</returns>
    public string Pass(string piece)
    {
        var text = _held + piece;
        _held = "";
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            _held = text[^1..];
            text = text[..^1];
        }

        return Mend(text);
    }

    /// <summary>Ends the reply.</summary>
    /// <returns>What was held back, mended: its other half never came.</returns>
    public string Release()
    {
        var rest = Mend(_held);
        _held = "";
        return rest;
    }

    private static string Mend(string text)
    {
        if (IsWhole(text))
        {
            return text;
        }

        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            mended.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return mended.ToString();
    }

    private static bool IsWhole(string text)
    {
        foreach (var unit in text)
        {
            if (unit == 0 || char.IsSurrogate(unit))
            {
                return false;
            }
        }

        return true;
    }
}
