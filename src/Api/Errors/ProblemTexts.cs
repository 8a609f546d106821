using Microsoft.AspNetCore.WebUtilities;

namespace PersonaUniverse.Errors;

/// <summary>What is told of an answer of which no more is known than its status.</summary>
internal static class ProblemTexts
{
    private const string Rfc = "https://tools.ietf.org/html/";

    /// <summary>What went wrong and, where that is known, what to do about it.</summary>
    public static string DetailOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "No key or token that is known here: send one as Authorization: Bearer.",
        StatusCodes.Status403Forbidden => "The key does not have the scope this needs.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method: Allow names those it does.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than is taken here.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => $"{ReasonPhrases.GetReasonPhrase(status)}.",
    };

    /// <summary>Where the status is described, as the framework says it of the statuses that it knows; null for others.</summary>
    public static string? TypeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => $"{Rfc}rfc9110#section-15.5.1",
        StatusCodes.Status401Unauthorized => $"{Rfc}rfc9110#section-15.5.2",
        StatusCodes.Status403Forbidden => $"{Rfc}rfc9110#section-15.5.4",
        StatusCodes.Status404NotFound => $"{Rfc}rfc9110#section-15.5.5",
        StatusCodes.Status405MethodNotAllowed => $"{Rfc}rfc9110#section-15.5.6",
        StatusCodes.Status409Conflict => $"{Rfc}rfc9110#section-15.5.10",
        StatusCodes.Status412PreconditionFailed => $"{Rfc}rfc9110#section-15.5.13",
        StatusCodes.Status413PayloadTooLarge => $"{Rfc}rfc9110#section-15.5.14",
        StatusCodes.Status415UnsupportedMediaType => $"{Rfc}rfc9110#section-15.5.16",
        StatusCodes.Status422UnprocessableEntity => $"{Rfc}rfc4918#section-11.2",
        StatusCodes.Status429TooManyRequests => $"{Rfc}rfc6585#section-4",
        StatusCodes.Status500InternalServerError => $"{Rfc}rfc9110#section-15.6.1",
        StatusCodes.Status502BadGateway => $"{Rfc}rfc9110#section-15.6.3",
        StatusCodes.Status503ServiceUnavailable => $"{Rfc}rfc9110#section-15.6.4",
        _ => null,
    };
}
