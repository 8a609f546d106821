using Microsoft.Extensions.Hosting;
using PersonaUniverse.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddClusterSilo();
await builder.Build().RunAsync();
