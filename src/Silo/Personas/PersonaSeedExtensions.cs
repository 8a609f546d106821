using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PersonaUniverse.Personas;

internal static class PersonaSeedExtensions
{
    /// <summary>Adds the core profile and seeds the personas when the silo has started.</summary>
    /// <remarks>The seed file is read here, so that a mistake in it stops the process before it joins a cluster.</remarks>
    /// <exception cref="InvalidDataException">The seed file is not valid.</exception>
    public static ISiloBuilder AddPersonaSeeds(this ISiloBuilder silo, IConfiguration configuration)
    {
        var options = configuration.GetSection(PersonaSeedOptions.SectionName).Get<PersonaSeedOptions>();
        var seeds = PersonaSeedFile.Load(options?.SeedFile);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(seeds);
        silo.Services.AddSingleton(seeds.Core);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PersonaSeeder>();
        return silo;
    }
}
