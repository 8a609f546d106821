using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Personas;

/// <summary>Limits on personas.</summary>
public sealed class PersonaOptions
{
    public const string SectionName = "Personas";

    /// <summary>Gets or sets how many personas one user may own at a time; admins have no limit. Default: 500.</summary>
    [Range(1, 1_000_000)]
    public int MostPerOwner { get; set; } = 500;
}

/// <summary>Checks the attributes on <see cref="PersonaOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class PersonaOptionsValidator : IValidateOptions<PersonaOptions>;
