using PersonaUniverse.Errors;

namespace PersonaUniverse.Validation;

/// <summary>Checks what comes in a path or a query.</summary>
internal static class Query
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>How many items to answer with: 1–100, 20 unless said.</summary>
    public static int Limit(int? limit) => limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => limit.Value,
        _ => throw ApiException.Invalid("limit", "limit must be 1–100."),
    };

    /// <summary>A turn number to read before.</summary>
    public static long? Before(long? before)
        => before is null or > 0 ? before : throw ApiException.Invalid("before", "before must be a positive turn number.");

    /// <summary>A turn's number.</summary>
    public static long Seq(long seq)
        => seq is > 0 and < long.MaxValue ? seq : throw ApiException.Invalid("seq", "seq must be a turn number.");

    /// <summary>A session's id; one that cannot be an id names nothing.</summary>
    public static string SessionId(string id)
        => Ids.Fits(id) ? id : throw ApiException.Invalid("sessionId", "sessionId is not an id.");

    /// <summary>A persona's id.</summary>
    public static string PersonaId(string id, string name = "personaId")
        => Ids.FitsShort(id) ? id : throw ApiException.Invalid(name, $"{name} is not an id.");

    /// <summary>A user's id, as tokens name their subjects.</summary>
    public static string UserId(string id)
        => Ids.FitsUser(id) ? id : throw ApiException.Invalid("userId", "userId is not an id.");

    /// <summary>Text to search for.</summary>
    public static string? Search(string? search)
        => search is null || (search.Length <= 200 && !search.Contains('\0', StringComparison.Ordinal))
            ? search
            : throw ApiException.Invalid("search", "search must be text of at most 200 characters.");
}
