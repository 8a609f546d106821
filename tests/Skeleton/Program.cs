using System.Globalization;
using System.Net;
using Npgsql;
using Orleans.Configuration;
using PersonaUniverse.Skeleton;
using StackExchange.Redis;

// What the stack costs without us: the least that can be called a chat turn on silos and APIs like ours. See docs/benchmarks.md.
// dotnet PersonaUniverse.Skeleton.dll --role silo --number 1 --port 18400 (or --role api)
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var number = Number("number");
var port = Number("port");
var redis = ConfigurationOptions.Parse($"127.0.0.1:{port + 2}");
if (builder.Configuration["role"] == "silo")
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Services.AddSingleton(new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port + 50}/v1/") });
    builder.Services.AddSingleton(NpgsqlDataSource.Create($"Host=127.0.0.1;Port={port + 1};Username=persona;Database=persona_universe"));
    builder.Services.AddSingleton<TurnWriter>();
    builder.Host.UseOrleans(silo => silo
        .UseRedisClustering(clustering => clustering.ConfigurationOptions = redis)
        .ConfigureEndpoints(IPAddress.Loopback, port + 10 + number, port + 20 + number)
        .Configure<ClusterOptions>(NameCluster));
    await builder.Build().RunAsync();
}
else
{
    builder.WebHost.UseUrls($"http://127.0.0.1:{port + 30 + number}");
    builder.Services.AddSignalR();
    builder.Host.UseOrleansClient(client => client
        .UseRedisClustering(clustering => clustering.ConfigurationOptions = redis)
        .Configure<ClusterOptions>(NameCluster));
    var app = builder.Build();
    app.MapPost("/api/auth/guest", () => Results.Json(new { accessToken = "anybody" }));
    app.MapHub<ChatHub>("/hubs/chat");
    await app.RunAsync();
}

static void NameCluster(ClusterOptions cluster) => cluster.ClusterId = cluster.ServiceId = "skeleton";

int Number(string name) => int.Parse(builder.Configuration[name]!, CultureInfo.InvariantCulture);
