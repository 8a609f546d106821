using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Personas;

/// <summary>A request to put a persona, or its traits, back as they were.</summary>
public sealed record RollbackRequest
{
    /// <summary>Gets the version to go back to.</summary>
    [Required, Range(1L, long.MaxValue)]
    public long? Version { get; init; }
}
