using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Hosting;

/// <summary>Whose word is taken on where a request came from.</summary>
internal sealed class ForwardingOptions : IValidatableObject
{
    public const string SectionName = "Forwarding";

    /// <summary>
    /// Gets or sets the proxies before the APIs: addresses or networks (<c>10.0.0.7</c>, <c>10.0.0.0/8</c>). Those on this machine are
    /// trusted anyway.
    /// </summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Gets them as networks.</summary>
    public IEnumerable<IPNetwork> Networks => TrustedProxies.Select(proxy => Read(proxy)!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrustedProxies.FirstOrDefault(proxy => Read(proxy) is null) is { } mistaken)
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(TrustedProxies)}: '{mistaken}' is neither an address nor a network.");
        }
    }

    private static IPNetwork? Read(string proxy)
        => IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(proxy, out var network) ? network
            : null;
}

/// <summary>Checks the options; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class ForwardingOptionsValidator : IValidateOptions<ForwardingOptions>;
