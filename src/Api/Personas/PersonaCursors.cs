using System.Text;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>Tells the cursors that pages of a search end with, a name and an id in base64, from others: the catalog begins anew at those.</summary>
internal static class PersonaCursors
{
    /// <summary>Passes a cursor on.</summary>
    /// <exception cref="Errors.ApiException">No page ended with it.</exception>
    public static string? Check(string? cursor)
        => cursor is null || IsOurs(cursor) ? cursor : throw Query.ForeignCursor();

    private static bool IsOurs(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var name, var id]
            && !name.Contains('\0', StringComparison.Ordinal)
            && Ids.FitsShort(id);
    }
}
