using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Hosting;
using PersonaUniverse.Hosting;

var builder = Host.CreateApplicationBuilder(args);

// Beside the program, wherever it is started from. First, so that environment and command line still have the last word.
var settings = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "silosettings.json") };
settings.ResolveFileProvider();
builder.Configuration.Sources.Insert(0, settings);
builder.AddClusterSilo();
await builder.Build().RunAsync();
