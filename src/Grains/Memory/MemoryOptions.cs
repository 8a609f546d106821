using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>How personas remember.</summary>
public sealed class MemoryOptions
{
    public const string SectionName = "Memory";

    /// <summary>Gets or sets how many memories a reply is given at most. Default: 5.</summary>
    [Range(0, 20)]
    public int Recalled { get; set; } = 5;

    /// <summary>
    /// Gets or sets how well a memory must fit to be given to a reply, in [0, 1]; pinned ones may fit less. Default: 0.2.
    /// </summary>
    [Range(0d, 1d)]
    public double LeastScore { get; set; } = 0.2;

    /// <summary>Gets or sets how many turns or vectors are handled together. Default: 64.</summary>
    [Range(1, 512)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Gets or sets how often a turn or a memory may be refused before it is given up. Default: 3.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 3;

    /// <summary>Gets or sets the first pause after an outage; it doubles up to a minute. Default: 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how often each silo looks for turns that nobody remembered. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how many turns of a session with a persona stay as they are; older ones are summarised besides. Turns of which there
    /// was nothing to remember do not count. Default: 60.
    /// </summary>
    [Range(1, 100_000)]
    public int TurnsBeforeSummary { get; set; } = 60;

    /// <summary>Gets or sets how many of such turns one summary covers. Default: 20.</summary>
    [Range(2, 200)]
    public int TurnsPerSummary { get; set; } = 20;
}

/// <summary>Checks the attributes on <see cref="MemoryOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class MemoryOptionsValidator : IValidateOptions<MemoryOptions>;
