namespace PersonaUniverse.Models;

/// <summary>How long a model may take. A passed deadline fails the call as <see cref="ModelFailure.Timeout"/>.</summary>
/// <remarks>
/// What stands before the APIs must be as patient: the defaults and <c>proxy_read_timeout</c> in <c>deploy</c> belong together.
/// </remarks>
public sealed class ModelDeadlineOptions
{
    /// <summary>Gets or sets the time for a TCP and TLS connection. Default 5 s; up to 10 min.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets the time to the first text of a stream: connecting and retries included, waiting for a place not.
    /// Default 30 s; up to 10 min.
    /// </summary>
    public TimeSpan FirstToken { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long a call may wait for a place besides: half of <see cref="FirstToken"/>.</summary>
    public TimeSpan Place => FirstToken / 2;

    /// <summary>Gets or sets the time between two parts of a stream. Default 20 s; up to 10 min.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets the time of a whole call. Default 120 s; up to 1 h.</summary>
    public TimeSpan Total { get; set; } = TimeSpan.FromSeconds(120);
}
