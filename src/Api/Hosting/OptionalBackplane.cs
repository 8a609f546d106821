using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace PersonaUniverse.Hosting;

/// <summary>SignalR's Redis backplane, which lets connections come and go while Redis is away.</summary>
/// <remarks>
/// By the time it fails the connection is known here, and no other process ever speaks to it. When Redis is back, its client subscribes
/// to all that it was asked to.
/// </remarks>
internal sealed partial class OptionalBackplane<THub>(
    ILogger<RedisHubLifetimeManager<THub>> logger,
    IOptions<RedisOptions> options,
    IHubProtocolResolver protocols,
    IOptions<HubOptions> allHubs,
    IOptions<HubOptions<THub>> hub)
    : RedisHubLifetimeManager<THub>(logger, options, protocols, allHubs, hub)
    where THub : Hub
{
    private readonly ILogger _logger = logger;

    public override Task OnConnectedAsync(HubConnectionContext connection) => IfThereAsync(() => base.OnConnectedAsync(connection));

    public override Task OnDisconnectedAsync(HubConnectionContext connection) => IfThereAsync(() => base.OnDisconnectedAsync(connection));

    private async Task IfThereAsync(Func<Task> subscribe)
    {
        try
        {
            await subscribe();
        }
        catch (Exception failure) when (failure is RedisException or RedisTimeoutException)
        {
            LogAway(failure.GetType().Name);
        }
    }

    [LoggerMessage(3011, LogLevel.Warning, "The backplane did not hear of a connection: Redis does not answer ({Cause}).")]
    private partial void LogAway(string cause);
}
