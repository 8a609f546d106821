using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.RateLimits;

/// <summary>Refuses what goes over the caller's limit, on REST endpoints and on the hub alike.</summary>
internal sealed class RateLimitFilter(UserRateLimiter limiter) : IEndpointFilter, IHubFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        limiter.Require(context.HttpContext);
        return next(context);
    }

    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        limiter.Require(invocationContext.Context.GetHttpContext());
        return next(invocationContext);
    }
}
