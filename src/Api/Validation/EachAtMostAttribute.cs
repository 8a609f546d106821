using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Validation;

/// <summary>Holds each text of a list to a length.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EachAtMostAttribute(int characters)
    : ValidationAttribute($"Each of {{0}} must be at most {characters} characters.")
{
    public override bool IsValid(object? value)
        => value is null || (value is IEnumerable<string> texts && texts.All(text => text is null || text.Length <= characters));
}
