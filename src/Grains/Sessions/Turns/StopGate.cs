using System.Text;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Lets a reply through until one of the stop texts comes, whether or not the model knows of them.</summary>
/// <remarks>What may be the beginning of a stop text is held back until it is known to be none.</remarks>
internal sealed class StopGate(IEnumerable<string>? stops)
{
    private readonly string[] _stops = [.. (stops ?? []).Where(stop => stop.Length > 0)];
    private readonly StringBuilder _held = new();

    /// <summary>Gets whether a stop text has come: nothing passes any more.</summary>
    public bool Closed { get; private set; }

    /// <summary>Takes the next piece in.</summary>
    /// <returns>What may be said now; empty for nothing.</returns>
    public string Pass(string piece)
    {
        if (Closed || _stops.Length == 0)
        {
            return Closed ? "" : piece;
        }

        var text = _held.Append(piece).ToString();
        _held.Clear();
        var at = _stops
            .Select(stop => text.IndexOf(stop, StringComparison.Ordinal))
            .Where(index => index >= 0)
            .DefaultIfEmpty(-1)
            .Min();
        if (at >= 0)
        {
            Closed = true;
            return text[..at];
        }

        var held = _stops.Max(stop => Overlap(text, stop));
        _held.Append(text.AsSpan(text.Length - held));
        return text[..^held];
    }

    /// <summary>Ends the reply.</summary>
    /// <returns>What was held back and is no stop text after all.</returns>
    public string Release()
    {
        var rest = Closed ? "" : _held.ToString();
        _held.Clear();
        return rest;
    }

    // How much of the text's end could be the beginning of the stop text.
    private static int Overlap(string text, string stop)
    {
        var length = Math.Min(text.Length, stop.Length - 1);
        while (length > 0 && !text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length)))
        {
            length--;
        }

        return length;
    }
}
