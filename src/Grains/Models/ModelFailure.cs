namespace PersonaUniverse.Models;

/// <summary>How a model failed.</summary>
public enum ModelFailure
{
    /// <summary>Not reached, overloaded or broken: later may do.</summary>
    Unavailable = 0,

    /// <summary>A deadline passed: later may do.</summary>
    Timeout = 1,

    /// <summary>The provider's rate limit or quota: later may do.</summary>
    RateLimited = 2,

    /// <summary>The request was refused (bad key, unknown model, content rules): repeating it does not help.</summary>
    Refused = 3,

    /// <summary>Too many calls are under way and wait already: nothing was asked, and later may do.</summary>
    Busy = 4,
}
