using System.ComponentModel.DataAnnotations;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Users;

/// <summary>A key to be made.</summary>
public sealed record CreateKeyRequest : IValidatableObject
{
    /// <summary>Gets what to call it.</summary>
    [Required, StringLength(100), PlainText(OneLine = true, NotBlank = true)]
    public string? Name { get; init; }

    /// <summary>Gets what it may do.</summary>
    [Required, MinLength(1), MaxLength(20)]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Gets after how many days it ends by itself; null for never or, with the admin scope, for as late as is allowed.</summary>
    [Range(1, 3650)]
    public int? ExpiresInDays { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scopes is not null && Scopes.Any(scope => scope is null || !ApiKeyScopes.All.Contains(scope)))
        {
            yield return new ValidationResult($"scopes are {string.Join(", ", ApiKeyScopes.All)}.", [nameof(Scopes)]);
        }
    }
}
