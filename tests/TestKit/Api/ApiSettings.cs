namespace PersonaUniverse.TestKit;

/// <summary>How an <see cref="ApiProcess"/> is configured.</summary>
public sealed record ApiSettings
{
    /// <summary>Gets the environment's name.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Gets configuration by key, as in <c>RateLimits:Burst</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
