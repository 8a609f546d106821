using System.Text.Json;
using Orleans.Storage;

namespace PersonaUniverse.Errors;

/// <summary>Turns any failure into what a client is told. Shared by REST and the hub, so that both speak with one voice.</summary>
internal static class ErrorTranslation
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static ApiException Translate(Exception failure) => failure switch
    {
        ApiException known => known,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            => new ApiException(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge, "The body is larger than is taken here."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }
            => new ApiException(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, "Send the body as application/json."),
        BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
        JsonException json => Malformed(json),
        BadHttpRequestException bad => new ApiException(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, Readable(bad)),
        DependencyUnavailableException dependency => Unavailable(dependency.Message),
        InconsistentStateException => new ApiException(
            StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, "Somebody else changed this just now: try again.", Soon),
        TimeoutException or OrleansException or EnumerationAbortedException => Unavailable("The cluster does not answer."),
        _ => new ApiException(StatusCodes.Status500InternalServerError, ErrorCodes.Internal, "Something went wrong on our side."),
    };

    /// <summary>What is behind a failure, for the log. What is down is known: a stack a request would bury it.</summary>
    public static string CauseOf(Exception failure)
        => failure is DependencyUnavailableException dependency ? dependency.Cause : failure.GetType().Name;

    private static ApiException Unavailable(string message)
        => new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, message, Soon);

    private static ApiException Malformed(JsonException json)
    {
        // The exception's own text may quote the body; its path only names the field.
        var field = string.IsNullOrEmpty(json.Path) ? "$" : json.Path.TrimStart('$').TrimStart('.');
        var message = json.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? "This field is unknown."
            : "This is not the JSON that is expected here.";
        return new ApiException(StatusCodes.Status400BadRequest, ErrorCodes.MalformedJson, "The body is not the JSON that is expected.")
        {
            Errors = new Dictionary<string, string[]> { [field.Length == 0 ? "$" : field] = [message] },
        };
    }

    private static string Readable(BadHttpRequestException bad)
        => bad.Message.StartsWith("Failed to bind parameter", StringComparison.Ordinal)
            || bad.Message.StartsWith("Required parameter", StringComparison.Ordinal)
            ? "A parameter is missing or not of the expected kind."
            : "The request is not well formed.";
}
