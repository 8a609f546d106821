using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>Names personas, a hundred at most.</summary>
internal sealed record PersonasRequest : IValidatableObject
{
    [Required, MaxLength(100)]
    public IReadOnlyList<string>? PersonaIds { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!PersonaIds!.All(Ids.FitsShort))
        {
            yield return new ValidationResult(Ids.DescribeShort("personaIds"), [nameof(PersonaIds)]);
        }
    }
}
