using PersonaUniverse;
using PersonaUniverse.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPersonaCluster();
builder.AddPersonaApi();

var app = builder.Build();
app.UsePersonaApi();
app.MapPersonaApi();
await app.RunAsync();
