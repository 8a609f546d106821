using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Errors;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>A persona to be made.</summary>
public sealed record CreatePersonaRequest
{
    /// <summary>Gets the id it shall have; null has one made.</summary>
    [ShortId]
    public string? Id { get; init; }

    /// <summary>Gets the name it goes by.</summary>
    [Required, StringLength(PersonaLimits.NameLength), PlainText(OneLine = true)]
    public string? Name { get; init; }

    /// <summary>Gets a line or two about it.</summary>
    [Required, StringLength(PersonaLimits.DescriptionLength), PlainText]
    public string? Description { get; init; }

    /// <summary>Gets its colour.</summary>
    [Pattern(PersonaLimits.ColorPattern, ErrorMessage = "{0} must be #rrggbb.")]
    public string? Color { get; init; }

    /// <summary>Gets how it thinks and speaks, written to a model.</summary>
    [StringLength(PersonaLimits.InstructionsLength), PlainText]
    public string? Instructions { get; init; }

    /// <summary>Gets what it says first.</summary>
    [StringLength(PersonaLimits.GreetingLength), PlainText]
    public string? Greeting { get; init; }

    /// <summary>Gets lines that sound like it.</summary>
    [MaxLength(PersonaLimits.MostExamples), EachAtMost(PersonaLimits.LongestExample), PlainText]
    public IReadOnlyList<string>? Examples { get; init; }

    /// <summary>Gets the configured model that plays it; null for the default.</summary>
    [StringLength(PersonaLimits.ModelLength), PlainText]
    public string? Model { get; init; }

    /// <summary>Gets who may meet it: public (unless said otherwise), unlisted or private.</summary>
    public string? Visibility { get; init; }

    /// <summary>Gets its own traits.</summary>
    [MaxLength(PersonaLimits.MostTraits)]
    public IReadOnlyList<TraitRequest>? Traits { get; init; }

    /// <summary>Gets the intensities of core traits that differ from the core profile's, by the id of a trait that the core has.</summary>
    public IReadOnlyDictionary<string, double>? CoreIntensities { get; init; }

    /// <summary>Gets what it was derived from, as the answer to a derivation has it: text; null when it was written down anew.</summary>
    [Pattern("^" + OriginKinds.Text + "$", ErrorMessage = "{0} must be text.")]
    public string? From { get; init; }

    /// <summary>What it was made from, as personas keep it.</summary>
    internal PersonaOrigin? ToOrigin(DateTimeOffset at) => From is null ? null : new PersonaOrigin(From, AncestorId: null, 0, at);

    /// <summary>Checks what is nested too.</summary>
    internal PersonaDefinition ToDefinition()
    {
        Validated.Check(this);
        var traits = (Traits ?? []).Select((trait, at) => Validated.Check(trait, $"traits[{at}]").ToDefinition()).ToImmutableArray();
        if (traits.DistinctBy(trait => trait.Id).Count() < traits.Length)
        {
            throw ApiException.Invalid("traits", "Two traits have the same id.");
        }

        if (CoreIntensities is not null && CoreIntensities.Any(core => !Ids.FitsShort(core.Key) || core.Value is not (>= 0 and <= 1)))
        {
            throw ApiException.Invalid("coreIntensities", "An intensity must be in [0, 1].");
        }

        return new PersonaDefinition(
            Name!,
            Description!,
            Color ?? PersonaLimits.DefaultColor,
            Instructions ?? "",
            string.IsNullOrEmpty(Greeting) ? null : Greeting,
            [.. Examples ?? []],
            string.IsNullOrEmpty(Model) ? null : Model,
            traits,
            CoreIntensities?.ToImmutableDictionary() ?? ImmutableDictionary<string, double>.Empty);
    }
}
