using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Sessions;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Memory;

/// <summary>What to change of a memory; a null member leaves that part as it is.</summary>
public sealed record EditMemoryRequest
{
    /// <summary>Gets other words for it.</summary>
    [StringLength(Utterance.MaxLength), PlainText(NotBlank = true)]
    public string? Text { get; init; }

    /// <summary>Gets whether to keep it in mind.</summary>
    public bool? Pinned { get; init; }

    /// <summary>Gets how much it matters, 0–1.</summary>
    [Range(0d, 1d)]
    public double? Importance { get; init; }

    internal MemoryEdit ToEdit() => new(Text?.Trim(), Pinned, Importance);
}
