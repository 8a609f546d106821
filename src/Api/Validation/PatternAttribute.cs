using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Validation;

/// <summary>Holds text to a pattern, the empty text too, which <see cref="RegularExpressionAttribute"/> lets pass.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class PatternAttribute(string pattern) : RegularExpressionAttribute(pattern)
{
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);
}
