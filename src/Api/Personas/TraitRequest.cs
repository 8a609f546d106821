using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>A trait of a persona being made.</summary>
public sealed record TraitRequest : IValidatableObject
{
    /// <summary>Gets the trait's id, unique in the persona.</summary>
    [Required, ShortId]
    public string? Id { get; init; }

    /// <summary>Gets its name; the id when null.</summary>
    [StringLength(PersonaLimits.TraitNameLength), PlainText(OneLine = true, NotBlank = true)]
    public string? Name { get; init; }

    /// <summary>Gets what it means in behaviour.</summary>
    [StringLength(PersonaLimits.TraitDescriptionLength), PlainText]
    public string? Description { get; init; }

    /// <summary>Gets how strong it is by default, in [0, 1].</summary>
    [Required, Range(0.0, 1.0)]
    public double? Intensity { get; init; }

    /// <summary>Gets the style feature it shows in.</summary>
    public string? Style { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Style is not null && !StyleFeatures.All.Contains(Style))
        {
            yield return new ValidationResult($"style must be one of {string.Join(", ", StyleFeatures.All)}.", [nameof(Style)]);
        }
    }

    internal TraitDefinition ToDefinition() => new(Id!, Name ?? Id!, Description ?? "", Intensity!.Value, Style);
}
