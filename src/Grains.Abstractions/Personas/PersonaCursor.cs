using System.Text;

namespace PersonaUniverse.Personas;

/// <summary>A place in the list of personas, written as text that means nothing to clients.</summary>
/// <param name="Name">The name of the persona just before it.</param>
/// <param name="Id">That persona's id.</param>
public sealed record PersonaCursor(string Name, string Id)
{
    // Neither a name nor an id can hold it, so a cursor splits without ambiguity.
    private const char Separator = '\n';

    /// <summary>Reads back what <see cref="Write"/> wrote.</summary>
    /// <returns>Null for text that it did not write.</returns>
    public static PersonaCursor? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(Separator) is [var name, { Length: > 0 } id]
            && !name.Contains('\0', StringComparison.Ordinal)
            && !id.Contains('\0', StringComparison.Ordinal)
                ? new PersonaCursor(name, id)
                : null;
    }

    /// <summary>Writes it for a client.</summary>
    public string Write() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}{Separator}{Id}"));
}
