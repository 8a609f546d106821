using System.Globalization;
using PersonaUniverse.ModelStandIn;

// dotnet run --project tests/ModelStandIn -- --port 9099 --chunks 40 --first-token-ms 200 --chunk-ms 10
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
var script = new Script
{
    Chunks = Script.Words(Number("chunks", 40)),
    FirstTokenDelay = TimeSpan.FromMilliseconds(Number("first-token-ms", 0)),
    ChunkDelay = TimeSpan.FromMilliseconds(Number("chunk-ms", 0)),
};

await using var standIn = await ModelStandInServer.StartAsync(Number("port", 9099), script, record: false);
await Console.Out.WriteLineAsync($"ready {standIn.Url}");
await standIn.WaitForShutdownAsync();

int Number(string name, int otherwise)
    => settings[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
