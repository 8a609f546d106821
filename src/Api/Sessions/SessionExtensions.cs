using PersonaUniverse.Hosting;

namespace PersonaUniverse.Sessions;

internal static class SessionExtensions
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddValidatedOptions<ChatOptions, ChatOptionsValidator>(ChatOptions.SectionName);
        services.AddSingleton<Conversations>();
        services.AddSingleton<HubRequests>();
        services.AddSingleton<ConnectionWatches>();
        services.AddHosted<SessionFollowers>();
    }

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapChat();
        routes.MapSessionEndpoints();
    }
}
