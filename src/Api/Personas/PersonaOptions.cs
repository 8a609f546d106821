using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Personas;

/// <summary>Limits on personas.</summary>
public sealed class PersonaOptions
{
    public const string SectionName = "Personas";

    /// <summary>Gets or sets how many personas one user may own at a time; admins have no limit. Default: 500.</summary>
    [Range(1, 1_000_000)]
    public int MostPerOwner { get; set; } = 500;
}
