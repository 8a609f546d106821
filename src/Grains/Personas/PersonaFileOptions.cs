using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Personas;

/// <summary>What becomes of cards' files that no persona shows any more.</summary>
public sealed class PersonaFileOptions
{
    public const string SectionName = "Personas:Files";

    /// <summary>Gets or sets how often each silo looks for files that nothing shows. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets for how long a file must have been seen unused before it is removed. Default: 1 day; not less than a minute, in which
    /// whoever put a file has named it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan UnusedFor { get; set; } = TimeSpan.FromDays(1);
}

/// <summary>Checks the attributes on <see cref="PersonaFileOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class PersonaFileOptionsValidator : IValidateOptions<PersonaFileOptions>;
