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
    /// <summary>Reads a grain's key back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SessionKey Parse(string key)
    {
        var (userId, sessionId) = OwnedKey.Parse(key);
        return new SessionKey(userId, sessionId);
    }

    /// <summary>The grain's key.</summary>
    public override string ToString() => OwnedKey.Write(UserId, SessionId);
}
