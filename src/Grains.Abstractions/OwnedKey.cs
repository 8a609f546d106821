namespace PersonaUniverse;

/// <summary>How the keys of grains that are one user's own are written: <c>user/id</c>.</summary>
internal static class OwnedKey
{
    private const char Separator = '/';

    /// <summary>Writes a key.</summary>
    public static string Write(string userId, string id) => $"{userId}{Separator}{id}";

    /// <summary>Reads a key back.</summary>
    /// <exception cref="FormatException">The key holds no separator.</exception>
    public static (string UserId, string Id) Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // The last separator, for a user id may hold one and the other may not.
        var at = key.LastIndexOf(Separator);
        return at > 0 ? (key[..at], key[(at + 1)..]) : throw new FormatException("The key of a user's own is 'user/id'.");
    }
}
