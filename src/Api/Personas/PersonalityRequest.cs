using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>A change of one trait.</summary>
public sealed record PersonalityRequest : IValidatableObject
{
    /// <summary>Gets whose trait.</summary>
    [Required, ShortId]
    public string? PersonaId { get; init; }

    /// <summary>Gets which trait.</summary>
    [Required, ShortId]
    public string? TraitId { get; init; }

    /// <summary>Gets what to do: set, increase, decrease, add, remove or reset.</summary>
    [Required]
    public string? Action { get; init; }

    /// <summary>Gets the intensity to set or add with, or the amount to increase or decrease by, in [0, 1].</summary>
    [Range(0.0, 1.0)]
    public double? Intensity { get; init; }

    /// <summary>Gets the name of a trait being added; its id when null.</summary>
    [StringLength(PersonaLimits.TraitNameLength), PlainText(OneLine = true, NotBlank = true)]
    public string? Name { get; init; }

    /// <summary>Gets the description of a trait being added.</summary>
    [StringLength(PersonaLimits.TraitDescriptionLength), PlainText]
    public string? Description { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TraitActions.All.TryGetValue(Action ?? "", out var action))
        {
            yield return new ValidationResult(TraitActions.Describe(TraitActions.All), [nameof(Action)]);
            yield break;
        }

        if (action.TakesIntensity() != Intensity.HasValue)
        {
            yield return new ValidationResult(
                action.TakesIntensity() ? $"{Action} needs an intensity." : $"{Action} takes no intensity.", [nameof(Intensity)]);
        }

        if (action is not TraitAction.Add && (Name ?? Description) is not null)
        {
            yield return new ValidationResult("Only add takes a name and a description.", [nameof(Name)]);
        }
    }

    internal TraitChange ToChange() => new(TraitId!, TraitActions.All[Action!], Intensity, Name, Description);
}

/// <summary>A trait after its change.</summary>
public sealed record PersonalityResponse(bool Success, string PersonaId, long Version, TraitResponse Trait);
