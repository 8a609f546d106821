using PersonaUniverse.Errors;

namespace PersonaUniverse.OpenAi;

/// <summary>Tells problems below <c>/v1</c> in OpenAI's shape, whoever found them: its clients understand no other.</summary>
internal sealed class OpenAiErrorWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
        => context.HttpContext.Request.Path.StartsWithSegments(OpenAiEndpoints.Prefix);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        var status = details.Status ?? context.HttpContext.Response.StatusCode;
        var code = details.Extensions.TryGetValue("code", out var known) && known is string text ? text : ErrorCodes.ForStatus(status);
        var field = (details as HttpValidationProblemDetails)?.Errors.Keys.FirstOrDefault(key => key is not "$");
        var message = details.Detail ?? ProblemTexts.DetailOf(status);
        await context.HttpContext.Response.WriteAsJsonAsync(
            Describe(status, code, message, field),
            OpenAiJson.Default.ErrorEnvelope,
            cancellationToken: context.HttpContext.RequestAborted);
    }

    /// <summary>Describes an error as OpenAI's clients read it.</summary>
    public static ErrorEnvelope Describe(int status, string code, string message, string? field)
    {
        var (type, known) = (status, code) switch
        {
            (StatusCodes.Status401Unauthorized, _) => ("invalid_request_error", "invalid_api_key"),
            (StatusCodes.Status403Forbidden, _) => ("permission_error", code),
            (StatusCodes.Status404NotFound, ErrorCodes.PersonaUnknown) => ("invalid_request_error", "model_not_found"),
            (StatusCodes.Status429TooManyRequests, _) => ("rate_limit_error", "rate_limit_exceeded"),
            ( >= 500, _) => ("server_error", code),
            _ => ("invalid_request_error", code),
        };
        return new ErrorEnvelope(new OpenAiError(
            message, type, field ?? (known is "model_not_found" ? "model" : null), known));
    }
}
