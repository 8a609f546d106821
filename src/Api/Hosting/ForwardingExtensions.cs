using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Hosting;

internal static class ForwardingExtensions
{
    /// <summary>
    /// Takes a trusted proxy's word on where a request came from: else limits by address would hit all its clients together.
    /// </summary>
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddValidatedOptions<ForwardingOptions, ForwardingOptionsValidator>(ForwardingOptions.SectionName);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ForwardingOptions>>((headers, trusted) =>
        {
            // One step back and no further: what a client claims of itself stands before what the proxy appends.
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in trusted.Value.Networks)
            {
                headers.KnownIPNetworks.Add(network);
            }
        });
    }
}
