namespace PersonaUniverse.RateLimits;

internal static class RateLimitExtensions
{
    /// <summary>Holds the group's callers to their limit, and says so to whoever describes it.</summary>
    public static RouteGroupBuilder LimitRate(this RouteGroupBuilder group)
        => group.AddEndpointFilter<RateLimitFilter>().WithMetadata(new RateLimitMetadata());
}
