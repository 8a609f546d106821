using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Personas;

/// <summary>A wish to have a persona as it was.</summary>
public sealed record DefinitionRollbackRequest
{
    /// <summary>Gets the version to go back to.</summary>
    [Required, Range(1L, long.MaxValue)]
    public long? Version { get; init; }
}
