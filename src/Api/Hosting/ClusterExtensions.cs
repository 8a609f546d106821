using Microsoft.Extensions.Options;
using Orleans.Configuration;
using PersonaUniverse.Sessions;
using StackExchange.Redis;

namespace PersonaUniverse.Hosting;

internal static class ClusterExtensions
{
    /// <summary>
    /// Joins the cluster that Redis knows of as a client, where its connection string is present; else hosts a silo in this process.
    /// </summary>
    public static void AddPersonaCluster(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        if (builder.Configuration.GetConnectionString(SiloHosting.RedisConnectionName) is not { Length: > 0 } redis)
        {
            builder.AddEmbeddedSilo();
            builder.Services.AddSingleton<IValidateOptions<ChatOptions>, TurnTimeoutValidator>();
            return;
        }

        builder.Services.AddPersonaClusterName();
        builder.UseOrleansClient(client =>
        {
            client.UseRedisClustering(clustering => clustering.ConfigurationOptions = ConfigurationOptions.Parse(redis));
            client.UseConnectionRetryFilter<RetryUntilStopped>();
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = SiloHosting.ResponseTimeout);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = SiloHosting.GatewayPatience);
        });
    }
}
