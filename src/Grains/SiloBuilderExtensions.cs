using Microsoft.Extensions.DependencyInjection.Extensions;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse;

internal static class SiloBuilderExtensions
{
    /// <summary>Adds the grains and the domain behind them.</summary>
    /// <remarks>
    /// The caller configures the storage provider <see cref="StorageNames.Grains"/> and registers the ports' adapters. Invalid
    /// options stop the host before the silo joins the cluster.
    /// </remarks>
    public static ISiloBuilder AddPersonaGrains(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddPersonas();
        silo.Services.AddSessions();
        silo.Services.AddMemory();
        return silo;
    }
}
