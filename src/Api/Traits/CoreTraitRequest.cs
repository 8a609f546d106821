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
        if (ActionOf() is not { } action)
        {
            yield return new ValidationResult("action must be one of set, increase, decrease, reset.", [nameof(Action)]);
        }
        else if (action is TraitAction.Reset == Intensity.HasValue)
        {
            yield return new ValidationResult(
                Intensity.HasValue ? "reset takes no intensity." : $"{Action} needs an intensity.", [nameof(Intensity)]);
        }
    }

    internal TraitChange ToChange() => new(TraitId!, ActionOf()!.Value, Intensity);

    private TraitAction? ActionOf() => Action switch
    {
        "set" => TraitAction.Set,
        "increase" => TraitAction.Increase,
        "decrease" => TraitAction.Decrease,
        "reset" => TraitAction.Reset,
        _ => null,
    };
}

/// <summary>The traits that every persona inherits.</summary>
/// <param name="Version">Rises by one with each change; 0 as shipped.</param>
/// <param name="Traits">The traits; a baseline is what was shipped.</param>
public sealed record CoreProfileResponse(long Version, ImmutableArray<TraitResponse> Traits);
