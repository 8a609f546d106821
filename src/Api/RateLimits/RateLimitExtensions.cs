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
}
