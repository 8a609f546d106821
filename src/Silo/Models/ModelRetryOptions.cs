namespace PersonaUniverse.Models;

/// <summary>How a call that failed before its first text is repeated. Refusals and deadlines are not repeated.</summary>
public sealed class ModelRetryOptions
{
    /// <summary>Gets or sets how many times a call is repeated. Default 2; 0 to 10.</summary>
    public int Attempts { get; set; } = 2;

    /// <summary>Gets or sets the wait before the first repetition, doubled for each further one, with jitter. Default 0.5 s.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Gets or sets the longest wait. Default 10 s; at least <see cref="BaseDelay"/>. A provider that asks for more
    /// (<c>Retry-After</c>) is not asked again: the call fails at once and the fallback, if there is one, answers.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);
}
