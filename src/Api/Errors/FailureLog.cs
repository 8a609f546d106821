namespace PersonaUniverse.Errors;

/// <summary>
/// Tells operators of failures, at every door alike, by what the caller is told: an error where it is our fault, a warning where
/// something we depend on is away, nothing where the fault is the caller's.
/// </summary>
/// <remarks>Events 3001 and 3003 were once the hub's own; they are not to be used again.</remarks>
internal sealed partial class FailureLog(ILogger<FailureLog> logger)
{
    /// <summary>Logs a failure and makes of it what the caller is told.</summary>
    /// <param name="call">What was called, without what was said: a method and a path, or a name.</param>
    /// <param name="failure">What came of it.</param>
    /// <param name="caller">Is canceled when the caller has left: then there is nothing to tell anybody.</param>
    public ApiException Report(string call, Exception failure, CancellationToken caller)
    {
        var error = ErrorTranslation.Translate(failure);
        if (failure is OperationCanceledException && caller.IsCancellationRequested)
        {
            return error;
        }

        if (error.Status == StatusCodes.Status500InternalServerError)
        {
            LogFailed(call, error.Code, failure);
        }
        else if (error.Status > StatusCodes.Status500InternalServerError)
        {
            LogUnavailable(call, error.Code, ErrorTranslation.CauseOf(failure));
        }

        return error;
    }

    /// <summary>The same, of a request.</summary>
    public ApiException Report(HttpContext context, Exception failure)
        => Report($"{context.Request.Method} {context.Request.Path}", failure, context.RequestAborted);

    [LoggerMessage(3000, LogLevel.Error, "{Call} failed with {Code}.")]
    private partial void LogFailed(string call, string code, Exception exception);

    [LoggerMessage(3002, LogLevel.Warning, "{Call} could not be served: {Code} ({Cause}).")]
    private partial void LogUnavailable(string call, string code, string cause);
}
