using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Errors;

/// <summary>Gives hub callers the same codes as REST, as <c>code: message</c>.</summary>
internal sealed partial class HubErrorFilter(ILogger<HubErrorFilter> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (failure is not HubException)
        {
            var error = ErrorTranslation.Translate(failure);
            Log(invocationContext, error, failure);
            throw new HubException($"{error.Code}: {error.Message}");
        }
    }

    private void Log(HubInvocationContext call, ApiException error, Exception failure)
    {
        if (failure is OperationCanceledException && call.Context.ConnectionAborted.IsCancellationRequested)
        {
            // The client's leaving is not a failure.
            return;
        }

        if (error.Status == StatusCodes.Status500InternalServerError)
        {
            LogFailed(call.HubMethodName, error.Code, failure);
        }
        else if (error.Status > StatusCodes.Status500InternalServerError)
        {
            LogUnavailable(call.HubMethodName, error.Code, ErrorTranslation.CauseOf(failure));
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Hub method {Method} failed with {Code}.")]
    private partial void LogFailed(string method, string code, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "Hub method {Method} could not be served: {Code} ({Cause}).")]
    private partial void LogUnavailable(string method, string code, string cause);
}
