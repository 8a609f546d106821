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
            if (error.Status == StatusCodes.Status500InternalServerError)
            {
                LogFailed(invocationContext.HubMethodName, error.Code, failure);
            }

            throw new HubException($"{error.Code}: {error.Message}");
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Hub method {Method} failed with {Code}.")]
    private partial void LogFailed(string method, string code, Exception exception);
}
