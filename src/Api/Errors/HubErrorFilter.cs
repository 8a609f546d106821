using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Errors;

/// <summary>Gives hub callers the same codes as REST, as <c>code: message</c>.</summary>
internal sealed class HubErrorFilter(FailureLog failures) : IHubFilter
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
            var error = failures.Report(
                $"Hub method {invocationContext.HubMethodName}", failure, invocationContext.Context.ConnectionAborted);
            throw new HubException($"{error.Code}: {error.Message}");
        }
    }
}
