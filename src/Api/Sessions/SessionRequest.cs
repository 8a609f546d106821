using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>Names a session.</summary>
internal record SessionRequest
{
    [Required, LongId]
    public string? SessionId { get; init; }
}
