using PersonaUniverse;
using PersonaUniverse.Hosting;

// Settings are read once: watching them for changes would wake at every write to the database below the same folder.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddPersonaCluster();
builder.AddPersonaApi();

var app = builder.Build();
app.UsePersonaApi();
app.MapPersonaApi();
await app.RunAsync();
