namespace PersonaUniverse.Memory;

/// <summary>The key of an <see cref="IMemoryGrain"/>: whose memories, and which persona's.</summary>
/// <remarks>
/// Nothing that stores or searches memories can be asked without one, so nobody's memories can be reached by forgetting a filter.
/// </remarks>
/// <param name="UserId">The authenticated user's id, never a value from a request.</param>
/// <param name="PersonaId">The persona's id: 1–50 characters of <c>[A-Za-z0-9._:-]</c>, so it holds no separator.</param>
[GenerateSerializer, Immutable, Alias("memory-key")]
public readonly record struct MemoryKey([property: Id(0)] string UserId, [property: Id(1)] string PersonaId)
{
    private const char Separator = '/';

    /// <summary>Reads a grain's key back.</summary>
    /// <exception cref="FormatException">The key holds no separator.</exception>
    public static MemoryKey Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // The last separator, for a user id may hold one and a persona id may not.
        var at = key.LastIndexOf(Separator);
        return at > 0
            ? new MemoryKey(key[..at], key[(at + 1)..])
            : throw new FormatException("A memory's key is 'user/persona'.");
    }

    /// <summary>The grain's key.</summary>
    public override string ToString() => $"{UserId}{Separator}{PersonaId}";
}
