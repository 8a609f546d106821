namespace PersonaUniverse;

/// <summary>One user with one persona: the key of what is between the two, their memories and their rapport.</summary>
/// <remarks>
/// Nothing that stores or searches memories can be asked without one, so nobody's memories can be reached by forgetting a filter.
/// </remarks>
/// <param name="UserId">The authenticated user's id, never a value from a request.</param>
/// <param name="PersonaId">The persona's id: 1–50 characters of <c>[A-Za-z0-9._:-]</c>, so it holds no separator.</param>
[GenerateSerializer, Immutable, Alias("memory-key")]
public readonly record struct UserPersonaKey([property: Id(0)] string UserId, [property: Id(1)] string PersonaId)
{
    /// <summary>Reads a grain's key back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static UserPersonaKey Parse(string key)
    {
        var (userId, personaId) = OwnedKey.Parse(key);
        return new UserPersonaKey(userId, personaId);
    }

    /// <summary>The grain's key.</summary>
    public override string ToString() => OwnedKey.Write(UserId, PersonaId);
}
