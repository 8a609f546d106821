using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Hosting;
using PersonaUniverse.Hosting;

var builder = Host.CreateApplicationBuilder(args);

// First, so that environment and command line still have the last word.
builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { Path = "silosettings.json" });
builder.AddClusterSilo();
await builder.Build().RunAsync();
