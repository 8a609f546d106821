using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Personas;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Traits;

/// <summary>A change of a trait that every persona inherits.</summary>
public sealed record CoreTraitRequest : IValidatableObject
{
    /// <summary>Gets which trait.</summary>
    [Required, ShortId]
    public string? TraitId { get; init; }

    /// <summary>Gets what to do: set, increase, decrease or reset.</summary>
    [Required]
    public string? Action { get; init; }

    /// <summary>Gets the intensity to set, or the amount to increase or decrease by, in [0, 1].</summary>
    [Range(0.0, 1.0)]
    public double? Intensity { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TraitActions.OfCore.TryGetValue(Action ?? "", out var action))
        {
            yield return new ValidationResult(TraitActions.Describe(TraitActions.OfCore), [nameof(Action)]);
        }
        else if (action.TakesIntensity() != Intensity.HasValue)
        {
            yield return new ValidationResult(
                action.TakesIntensity() ? $"{Action} needs an intensity." : $"{Action} takes no intensity.", [nameof(Intensity)]);
        }
    }

    internal TraitChange ToChange() => new(TraitId!, TraitActions.OfCore[Action!], Intensity);
}

/// <summary>The traits that every persona inherits.</summary>
/// <param name="Version">Rises by one with each change; 0 as shipped.</param>
/// <param name="Traits">The traits; a baseline is what was shipped.</param>
public sealed record CoreProfileResponse(long Version, ImmutableArray<TraitResponse> Traits);
