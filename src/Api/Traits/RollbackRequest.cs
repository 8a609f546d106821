using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Traits;

/// <summary>A wish to have a persona's traits back as they were.</summary>
public sealed record RollbackRequest
{
    /// <summary>Gets the version whose traits are wanted.</summary>
    [Required, Range(1L, long.MaxValue)]
    public long? Version { get; init; }
}
