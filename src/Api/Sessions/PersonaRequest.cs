using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>Names a persona.</summary>
internal sealed record PersonaRequest
{
    [Required, ShortId]
    public string? PersonaId { get; init; }
}
