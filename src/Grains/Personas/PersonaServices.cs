using Microsoft.Extensions.DependencyInjection;

namespace PersonaUniverse.Personas;

/// <summary>What goes on beside the persona grains.</summary>
internal static class PersonaServices
{
    public static void AddPersonas(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<PersonaFileOptions, PersonaFileOptionsValidator>()
            .BindConfiguration(PersonaFileOptions.SectionName);
        services.AddHostedService<PersonaFileSweeper>();
    }
}
