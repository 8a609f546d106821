namespace PersonaUniverse.Errors;

/// <summary>A request that cannot be answered as asked: REST says so in problem details, the hub in a <c>HubException</c>.</summary>
internal sealed class ApiException(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Gets the stable code, one of <see cref="ErrorCodes"/> or of the turn failure codes.</summary>
    public string Code { get; } = code;

    /// <summary>Gets when to try again; null when that is not known to help.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Gets what is wrong with which field; empty when no field is to blame.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public static ApiException Forbidden(string message) => new(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, message);

    public static ApiException NotFound(string code, string message) => new(StatusCodes.Status404NotFound, code, message);

    public static ApiException Conflict(string code, string message) => new(StatusCodes.Status409Conflict, code, message);

    public static ApiException TooMany(string code, string message, TimeSpan? retryAfter = null)
        => new(StatusCodes.Status429TooManyRequests, code, message, retryAfter);

    public static ApiException Unavailable(string code, string message, TimeSpan? retryAfter = null)
        => new(StatusCodes.Status503ServiceUnavailable, code, message, retryAfter);

    public static ApiException Invalid(string field, string message)
        => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    public static ApiException Invalid(IReadOnlyDictionary<string, string[]> errors)
        => new(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, Summarize(errors)) { Errors = errors };

    private static string Summarize(IReadOnlyDictionary<string, string[]> errors)
        => string.Join(' ', errors.SelectMany(field => field.Value));
}
