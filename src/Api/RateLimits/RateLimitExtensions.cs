using Microsoft.AspNetCore.Http.Connections;
using PersonaUniverse.Hosting;

namespace PersonaUniverse.RateLimits;

internal static class RateLimitExtensions
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<RateLimitOptions, RateLimitOptionsValidator>(RateLimitOptions.SectionName);
        services.AddSingleton<UserRateLimiter>();
        services.AddSingleton<RateLimitFilter>();
    }

    /// <summary>Holds the group's callers to their limit, and says so to whoever describes it.</summary>
    public static RouteGroupBuilder LimitRate(this RouteGroupBuilder group)
        => group.AddEndpointFilter<RateLimitFilter>().WithMetadata(new RateLimitMetadata());

    /// <summary>Counts the endpoint's calls against their address, also those of callers with a token.</summary>
    public static RouteHandlerBuilder LimitRateByAddress(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new RateLimitMetadata(ByAddress: true));

    /// <summary>Counts each connection to a hub as a call, before there is one.</summary>
    /// <remarks>
    /// Not as the hub's filter of connections would: a client that is refused there may not connect again by itself, and is not told
    /// when to.
    /// </remarks>
    public static void LimitConnections(this IEndpointConventionBuilder hub)
        => hub.Add(endpoint =>
        {
            var serve = endpoint.RequestDelegate!;
            var negotiates = endpoint.Metadata.OfType<NegotiateMetadata>().Any();
            endpoint.RequestDelegate = context =>
            {
                // A request of a connection that was negotiated bears its id.
                if (negotiates || string.IsNullOrEmpty(context.Request.Query["id"]))
                {
                    context.RequestServices.GetRequiredService<UserRateLimiter>().Require(context);
                }

                return serve(context);
            };
        });
}
