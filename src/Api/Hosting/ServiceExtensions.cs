using Microsoft.Extensions.Options;

namespace PersonaUniverse.Hosting;

internal static class ServiceExtensions
{
    /// <summary>
    /// Reads options from a section of the configuration. Where they are not as their validator says, the process does not start.
    /// </summary>
    public static void AddValidatedOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
        => services.AddOptionsWithValidateOnStart<TOptions, TValidator>().BindConfiguration(section);

    /// <summary>Adds a service that runs by itself and that others ask too.</summary>
    public static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
        => services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
