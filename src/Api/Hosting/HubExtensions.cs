using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Errors;
using PersonaUniverse.Health;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Sessions;
using StackExchange.Redis;

namespace PersonaUniverse.Hosting;

internal static class HubExtensions
{
    /// <summary>Adds SignalR and, where a Redis connection string is present, its backplane.</summary>
    public static void AddPersonaHub(this IServiceCollection services, IConfiguration configuration)
    {
        var signalR = services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = RequestLimits.MaxBodyBytes;
                hub.MaximumParallelInvocationsPerClient = 4;
                hub.AddFilter<HubErrorFilter>();
                hub.AddFilter<RateLimitFilter>();
            })
            .AddJsonProtocol(json => ApiExtensions.ConfigureJson(json.PayloadSerializerOptions));
        if (configuration.GetConnectionString(SiloHosting.RedisConnectionName) is not { Length: > 0 } redis)
        {
            return;
        }

        var options = ConfigurationOptions.Parse(redis);
        options.AbortOnConnectFail = false;

        // While Redis is away nothing waits for it: all that users need goes without.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
        services.AddSingleton<RedisCheck>();
        signalR.AddStackExchangeRedis(backplane =>
        {
            backplane.Configuration = options;
            backplane.Configuration.ChannelPrefix = RedisChannel.Literal("persona-universe");
        });
        services.AddSingleton<HubLifetimeManager<ChatHub>, OptionalBackplane<ChatHub>>();
    }

    public static void MapPersonaHub(this IEndpointRouteBuilder app)
        => app.MapHub<ChatHub>(ChatHub.Route, hub =>
        {
            hub.ApplicationMaxBufferSize = 2 * RequestLimits.MaxBodyBytes;

            // A connection is worth no more than the token it was opened with.
            hub.CloseOnAuthenticationExpiration = true;
        }).LimitConnections();
}
