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

    /// <summary>A number to read before.</summary>
    /// <param name="before">The number; null to begin with the newest.</param>
    /// <param name="what">What is numbered.</param>
    public static long? Before(long? before, string what)
        => before is null or > 0 ? before : throw ApiException.Invalid("before", $"before must be a {what}'s number, 1 or more.");

    /// <summary>Where a page of personas begins; null for the first.</summary>
    public static string? PersonaCursor(string? cursor)
        => cursor is null || Personas.PersonaCursor.Read(cursor) is not null ? cursor : throw ForeignCursor();

    /// <summary>What is told of a cursor that no page of the list ended with.</summary>
    public static ApiException ForeignCursor() => ApiException.Invalid("cursor", "cursor is not one that a page ended with.");

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
    /// <param name="text">The text; null for none.</param>
    /// <param name="name">What the caller knows the parameter as.</param>
    public static string? Search(string? text, string name = "search")
        => text is null || (text.Length <= 200 && !text.Contains('\0', StringComparison.Ordinal))
            ? text
            : throw ApiException.Invalid(name, $"{name} must be text of at most 200 characters.");
}
