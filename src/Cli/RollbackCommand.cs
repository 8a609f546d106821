using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class RollbackCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var version = new Argument<long>("version") { Description = "The version to go back to, as history shows it." };
        var command = new Command("rollback", "Rolls a persona back to a version, as a new version.") { id, version };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var persona = await server.SendAsync(
                HttpMethod.Post,
                $"{PersonaArguments.Path(arguments.GetRequiredValue(id))}/rollback",
                JsonContent.Create(new JsonObject { ["version"] = arguments.GetRequiredValue(version) }),
                cancellationToken);
            Console.WriteLine($"{persona["name"]} ({persona["id"]}), version {persona["version"]}");
        });
        return command;
    }
}
