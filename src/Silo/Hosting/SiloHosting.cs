using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using PersonaUniverse.Memory;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Storage;
using StackExchange.Redis;

namespace PersonaUniverse.Hosting;

/// <summary>Hosts a silo: one of a cluster's, or a process's own.</summary>
public static class SiloHosting
{
    /// <summary>The name under which grain state is stored and silos find each other, unless configured otherwise.</summary>
    public const string DefaultClusterName = "persona-universe";

    /// <summary>The name of Redis' connection string, where silos and APIs find the cluster.</summary>
    public const string RedisConnectionName = "Redis";

    /// <summary>How long a call to a grain may take. None waits for a model, so a longer one has lost its silo.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long it takes a silo and an API to see that the connection between them is gone. Until then, a silo keeps what it has for an
    /// API that left it, though others could deliver it, and an API does not use the gateway of a silo that is back. Orleans' default
    /// of a minute each outlasts every caller: after a few restarts, calls would hang.
    /// </summary>
    public static readonly TimeSpan GatewayPatience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Adds a silo that joins the cluster Redis knows of (<c>ConnectionStrings:Redis</c>), listening on <c>Orleans:SiloPort</c> and
    /// <c>Orleans:GatewayPort</c>, and that keeps what it has in Postgres (<c>ConnectionStrings:Postgres</c>), as they all do.
    /// </summary>
    /// <exception cref="InvalidOperationException">One of the two is not configured.</exception>
    public static void AddClusterSilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var redis = Required(builder.Configuration, RedisConnectionName);

        // With a database of its own, each silo would tell users something else.
        Required(builder.Configuration, StorageOptions.PostgresConnectionName);
        builder.Services.AddPersonaClusterName();
        builder.Services.AddOptions<SiloOptions>().BindConfiguration("Orleans");
        builder.UseOrleans(silo =>
        {
            silo.UseRedisClustering(clustering => clustering.ConfigurationOptions = ConfigurationOptions.Parse(redis));
            silo.Configure<EndpointOptions>(builder.Configuration.GetSection("Orleans"));
            silo.Configure<EndpointOptions>(endpoints => Advertise(endpoints, builder.Configuration["Orleans:AdvertisedAddress"]));
            silo.Configure<ClusterMembershipOptions>(ExpectDeathSoon);
            silo.AddPersonaSilo(builder.Configuration);
        });
    }

    /// <summary>
    /// Adds a silo of this process's own, which nothing outside can reach. It listens on <c>Orleans:SiloPort</c>; unless that is
    /// configured, on a port of the moment.
    /// </summary>
    public static void AddEmbeddedSilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.UseOrleans(silo =>
        {
            // Several such processes are to live on one machine.
            silo.UseLocalhostClustering(
                siloPort: builder.Configuration.GetValue<int?>("Orleans:SiloPort") ?? FreePort(),
                gatewayPort: 0,
                serviceId: DefaultClusterName,
                clusterId: DefaultClusterName);
            silo.AddPersonaSilo(builder.Configuration);
        });
        builder.Services.AddHostedService<TurnDrain>();
    }

    /// <summary>Names the cluster, for silos and clients alike: <c>Orleans:ClusterId</c> and <c>Orleans:ServiceId</c>.</summary>
    public static void AddPersonaClusterName(this IServiceCollection services)
        => services.AddOptions<ClusterOptions>()
            .Configure(cluster => cluster.ClusterId = cluster.ServiceId = DefaultClusterName)
            .BindConfiguration("Orleans");

    private static string Required(IConfiguration configuration, string connection)
        => configuration.GetConnectionString(connection) is { Length: > 0 } configured
            ? configured
            : throw new InvalidOperationException(
                $"A silo of a cluster needs ConnectionStrings:{connection}. For a single process run the API without Redis.");

    private static void AddPersonaSilo(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ResponseTimeout;
            messaging.ClientDropTimeout = GatewayPatience;
        });
        silo.Services.AddPersonaMemory(configuration);
        silo.AddPersonaGrains();
        silo.AddPersonaStorage(configuration);
        silo.AddPersonaSeeds(configuration);
        silo.Services.AddPersonaModels(configuration);
    }

    // A dead silo's sessions are out of reach until the others agree on its death: three probes a second apart find it in
    // a few seconds, and two votes of three silos keep one confused silo from declaring the rest dead.
    private static void ExpectDeathSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(30);
    }

    // Null leaves it to Orleans, which takes the host's own address.
    private static void Advertise(EndpointOptions endpoints, string? address)
    {
        if (address is not null)
        {
            endpoints.AdvertisedIPAddress = IPAddress.Parse(address);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
