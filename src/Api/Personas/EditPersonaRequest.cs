using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>What to change of a persona; a null member leaves that part as it is.</summary>
public sealed record EditPersonaRequest
{
    /// <summary>Gets the new name.</summary>
    [StringLength(PersonaLimits.NameLength), PlainText(OneLine = true, NotBlank = true)]
    public string? Name { get; init; }

    /// <summary>Gets the new description.</summary>
    [StringLength(PersonaLimits.DescriptionLength), PlainText(NotBlank = true)]
    public string? Description { get; init; }

    /// <summary>Gets the new colour.</summary>
    [Pattern(PersonaLimits.ColorPattern, ErrorMessage = "{0} must be #rrggbb.")]
    public string? Color { get; init; }

    /// <summary>Gets the new instructions.</summary>
    [StringLength(PersonaLimits.InstructionsLength), PlainText]
    public string? Instructions { get; init; }

    /// <summary>Gets the new greeting; an empty one removes it.</summary>
    [StringLength(PersonaLimits.GreetingLength), PlainText]
    public string? Greeting { get; init; }

    /// <summary>Gets the new example lines.</summary>
    [MaxLength(PersonaLimits.MostExamples), EachAtMost(PersonaLimits.LongestExample), PlainText]
    public IReadOnlyList<string>? Examples { get; init; }

    /// <summary>Gets the new model; an empty one returns to the default.</summary>
    [StringLength(PersonaLimits.ModelLength), PlainText]
    public string? Model { get; init; }

    /// <summary>Gets who may meet it from now on: public, unlisted or private.</summary>
    public string? Visibility { get; init; }

    internal PersonaEdit ToEdit()
        => new(Name, Description, Color, Instructions, Greeting, Examples is null ? null : [.. Examples], Model)
        {
            Visibility = PersonaVisibilities.Parse(Visibility),
        };
}
