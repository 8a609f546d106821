using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Mcp;

/// <summary>The door for agents that speak the Model Context Protocol: personas are tools.</summary>
internal static class McpExtensions
{
    private const string Route = "/mcp";

    public static void AddPersonaMcp(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<McpCaller>();

        // Stateless: any API of a cluster answers any request, and what is to last lasts in sessions and personas.
        services.AddMcpServer(server =>
            {
                server.ServerInfo = new() { Name = "persona-universe", Title = "Persona Universe", Version = "1.0" };
                server.ServerInstructions =
                    "Personas are characters to talk to. List them, chat with one (keep the sessionId it answers with to go on), "
                    + "read its traits, and change those of your own personas. Search what a persona remembers of you, and have it forget.";
            })
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless)
            .WithTools<PersonaTools>()
            .WithTools<MemoryTools>();
        services.AddOptions<McpServerOptions>()
            .Configure<FailureLog>((server, failures) => server.Filters.Request.CallToolFilters.Add(new McpFailures(failures).Tell));
    }

    // Limited here and not tool by tool: to connect and to list the tools takes as much as most of them do.
    public static void MapPersonaMcp(this IEndpointRouteBuilder app)
        => app.MapGroup(Route)
            .RequireAuthorization()
            .AllowScopes(
                ApiKeyScopes.Chat,
                ApiKeyScopes.PersonasRead,
                ApiKeyScopes.PersonasWrite,
                ApiKeyScopes.MemoriesRead,
                ApiKeyScopes.MemoriesWrite)
            .LimitRate()
            .MapMcp();
}
