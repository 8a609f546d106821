using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

/// <summary>A real silo with real storage.</summary>
internal static class StorageHost
{
    public static IHost Create(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: FreePort.Next(), gatewayPort: 0)
            .AddPersonaStorage(builder.Configuration));
        return builder.Build();
    }

    public static async Task<IHost> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var host = Create(settings);
        await host.StartAsync(cancellationToken);
        return host;
    }

    public static IGrainStorage Storage(this IHost host)
        => host.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Grains);

    public static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
