using System.Buffers.Text;
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
        return Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator) is [var name, { Length: > 0 } id]
            && !name.Contains('\0', StringComparison.Ordinal)
            && !id.Contains('\0', StringComparison.Ordinal)
                ? new PersonaCursor(name, id)
                : null;
    }

    /// <summary>Writes it for a client, with no character that has another meaning in a query.</summary>
    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Name}{Separator}{Id}"));
}
