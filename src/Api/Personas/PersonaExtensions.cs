using PersonaUniverse.Hosting;

namespace PersonaUniverse.Personas;

internal static class PersonaExtensions
{
    public static void AddPersonas(this IServiceCollection services)
    {
        services.AddValidatedOptions<PersonaOptions, PersonaOptionsValidator>(PersonaOptions.SectionName);
        services.AddSingleton<PersonaCreation>();
        services.AddSingleton<Lineages>();
        services.AddHosted<PersonaWatches>();
    }

    public static void MapPersonas(this IEndpointRouteBuilder routes)
    {
        routes.MapPersonaEndpoints();
        routes.MapInference();
        routes.MapClones();
        routes.MapLineage();
        routes.MapPersonaVersions();
    }
}
