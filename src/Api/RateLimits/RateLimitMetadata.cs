namespace PersonaUniverse.RateLimits;

/// <summary>Calls of the endpoint count against the caller's limit.</summary>
internal sealed record RateLimitMetadata;
