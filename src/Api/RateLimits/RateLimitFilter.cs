using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Errors;

namespace PersonaUniverse.RateLimits;

/// <summary>Refuses what goes over the caller's limit, on REST endpoints and on the hub alike.</summary>
internal sealed class RateLimitFilter(UserRateLimiter limiter) : IEndpointFilter, IHubFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Require(context.HttpContext);
        return next(context);
    }

    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        Require(invocationContext.Context.GetHttpContext());
        return next(invocationContext);
    }

    private void Require(HttpContext? context)
    {
        if (!limiter.TryAcquire(context, out var retryAfter))
        {
            throw new ApiException(
                StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyRequests, "Too many requests: wait a moment.", retryAfter);
        }
    }
}
