using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.RateLimits;

/// <summary>
/// How much one user may ask of one API: a token bucket. Whoever asks for a guest's token has one by address, and so have false API
/// keys.
/// </summary>
public sealed class RateLimitOptions
{
    public const string SectionName = "RateLimits";

    /// <summary>Gets or sets whether there is a limit. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how many requests may come at once. Default: 120.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 120;

    /// <summary>Gets or sets how many requests a second may come in the long run. Default: 10.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 10;
}

/// <summary>Checks the attributes on <see cref="RateLimitOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
