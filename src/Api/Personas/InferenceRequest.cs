using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>A text to derive a persona from.</summary>
public sealed record InferenceRequest
{
    /// <summary>Gets the transcript or writing sample, to 200 KB.</summary>
    [Required, StringLength(200 * 1024), PlainText(NotBlank = true)]
    public string? Text { get; init; }

    /// <summary>Gets whose lines of a transcript; null for the one who speaks most.</summary>
    [StringLength(PersonaLimits.NameLength), PlainText(OneLine = true, NotBlank = true)]
    public string? Speaker { get; init; }

    /// <summary>
    /// Gets how: <c>model</c> or <c>measurement</c>, with which the text is shown to nobody. Null for the model where the server has
    /// one, else measurement.
    /// </summary>
    [Pattern("^(model|measurement)$", ErrorMessage = "{0} must be model or measurement.")]
    public string? By { get; init; }

    internal TextSample ToSample() => new(Text!, Speaker, By);

    /// <summary>Says nothing of the text.</summary>
    public override string ToString() => nameof(InferenceRequest);
}
