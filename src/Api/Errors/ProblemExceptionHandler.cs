using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace PersonaUniverse.Errors;

/// <summary>Answers a failed request with RFC 9457 problem details.</summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer, and the client's leaving is not a failure.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var error = ErrorTranslation.Translate(exception);
        if (error.Status == StatusCodes.Status500InternalServerError)
        {
            LogFailed(context.Request.Method, context.Request.Path, error.Code, exception);
        }
        else if (error.Status > StatusCodes.Status500InternalServerError)
        {
            LogUnavailable(context.Request.Method, context.Request.Path, error.Code, ErrorTranslation.CauseOf(exception));
        }

        context.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter =
                Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var details = error.Errors.Count > 0
            ? new HttpValidationProblemDetails(error.Errors.ToDictionary())
            : new ProblemDetails();
        details.Status = error.Status;
        details.Detail = error.Message;
        details.Extensions["code"] = error.Code;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details });
    }

    [LoggerMessage(3000, LogLevel.Error, "{Method} {Path} failed with {Code}.")]
    private partial void LogFailed(string method, string path, string code, Exception exception);

    [LoggerMessage(3002, LogLevel.Warning, "{Method} {Path} could not be served: {Code} ({Cause}).")]
    private partial void LogUnavailable(string method, string path, string code, string cause);
}
