namespace PersonaUniverse.Models;

/// <summary>When a failing model is left alone: calls fail at once, so that the fallback answers without a wait.</summary>
public sealed class ModelBreakerOptions
{
    /// <summary>Gets or sets the share of calls that must fail. Default 0.5; above 0, to 1.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Gets or sets the time over which calls are counted. Default 30 s; 0.5 s to 1 day.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many calls the window must hold before it counts. Default 8; 2 or more.</summary>
    public int MinimumCalls { get; set; } = 8;

    /// <summary>Gets or sets how long the model is left alone before one call tries it again. Default 15 s; 0.5 s to 1 day.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(15);
}
