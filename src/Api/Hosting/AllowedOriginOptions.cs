using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Hosting;

/// <summary>Whose pages may call from a browser.</summary>
internal sealed class AllowedOriginOptions : IValidatableObject
{
    public const string SectionName = "Cors";

    /// <summary>
    /// Gets or sets the origins as browsers send them: <c>http</c> or <c>https</c>, a host, a port where it is not the usual one
    /// (<c>https://chat.example.org</c>). Default: none.
    /// </summary>
    public string[] Origins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } mistaken)
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(Origins)}: '{mistaken}' is no origin as browsers send it: http:// or https://, a host, "
                + "a port where it is not the usual one, and nothing behind that, not even a slash (https://chat.example.org).");
        }
    }

    // Anything more is compared, too, and never equal.
    private static bool IsOrigin(string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && string.Equals(origin, $"{address.Scheme}://{address.Authority}", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Checks the options; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class AllowedOriginOptionsValidator : IValidateOptions<AllowedOriginOptions>;
