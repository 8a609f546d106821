using System.Text.Json;
using System.Text.Json.Serialization;
using PersonaUniverse.Auth;
using PersonaUniverse.Cards;
using PersonaUniverse.Errors;
using PersonaUniverse.Health;
using PersonaUniverse.Hosting;
using PersonaUniverse.Mcp;
using PersonaUniverse.Memory;
using PersonaUniverse.OpenAi;
using PersonaUniverse.Personas;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Sessions;
using PersonaUniverse.Site;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse;

internal static class ApiExtensions
{
    public static void AddPersonaApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.MaxBodyBytes;
        });

        // It logs each request's query, and with it the token that a browser's WebSocket bears there.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

        // It logs each invocation's arguments, and with them what a user says; and each refusal as an error with its stack, where
        // HubErrorFilter logs what failed on our side.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical);

        // It logs what callers do wrong, in their own words and with stacks. McpFailures, within it, reports all that comes of a tool.
        builder.Logging.AddFilter("ModelContextProtocol.Server.McpServer", LogLevel.Critical);

        var services = builder.Services;
        services.AddForwarding();
        services.AddPersonaAuth();
        services.AddPersonaErrors();
        services.AddPersonaCors();
        services.AddRateLimits();
        services.AddPersonas();
        services.AddSessions();
        services.AddOpenAi();
        services.AddPersonaMcp();
        services.AddPersonaHub(builder.Configuration);
        services.AddPersonaOpenApi();
        services.AddHealth();
        services.AddSite();
        services.ConfigureHttpJsonOptions(json => ConfigureJson(json.SerializerOptions));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }

    public static void UsePersonaApi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHead();
        app.UseRouting();
        app.UseSite();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapPersonaApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization().LimitRate();
        api.MapAuth();
        api.MapPersonas();
        api.MapTraits();
        api.MapCards();
        api.MapSessions();
        api.MapMemories();
        api.MapUsers();
        app.MapOpenAi();
        app.MapPersonaMcp();
        app.MapPersonaHub();
        app.MapHealth();
        app.MapPersonaOpenApi();
    }

    public static void ConfigureJson(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = RequestLimits.MaxJsonDepth;
        json.TypeInfoResolverChain.Insert(0, ApiJson.Default);
    }
}
