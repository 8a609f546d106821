namespace PersonaUniverse.Sessions;

/// <summary>The key of an <see cref="ISessionGrain"/>: whose session, and which.</summary>
/// <remarks>
/// The owner is part of the key, so two users' equal ids never meet and no request can name another's session:
/// a foreign session is one that does not exist.
/// </remarks>
/// <param name="UserId">The authenticated user's id, never a value from a request.</param>
/// <param name="SessionId">The id the client chose: 1–100 characters of <c>[A-Za-z0-9._:-]</c>, so it holds no separator.</param>
[GenerateSerializer, Immutable, Alias("session-key")]
public readonly record struct SessionKey([property: Id(0)] string UserId, [property: Id(1)] string SessionId)
{
    private const char Separator = '/';

    /// <summary>Reads a grain's key back.</summary>
    /// <exception cref="FormatException">The key holds no separator.</exception>
    public static SessionKey Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // The last separator, for a user id may hold one and a session id may not.
        var at = key.LastIndexOf(Separator);
        return at > 0
            ? new SessionKey(key[..at], key[(at + 1)..])
            : throw new FormatException("A session's key is 'user/session'.");
    }

    /// <summary>The grain's key.</summary>
    public override string ToString() => $"{UserId}{Separator}{SessionId}";
}
