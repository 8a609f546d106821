namespace PersonaUniverse.RateLimits;

/// <summary>Calls of the endpoint count against the caller's limit.</summary>
/// <param name="ByAddress">Whether they count against their address's, whoever the caller is.</param>
internal sealed record RateLimitMetadata(bool ByAddress = false);
