namespace PersonaUniverse;

/// <summary>Cuts texts to a length.</summary>
public static class TextCut
{
    /// <summary>Cuts a text to a length, and never through a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Characters of it at most, at least 1.</param>
    public static string To(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
