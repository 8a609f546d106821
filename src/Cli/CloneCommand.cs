using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class CloneCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var newId = new Option<string?>("--id") { Description = "The clone's id. Default: one made from its name." };
        var name = new Option<string?>("--name") { Description = "The clone's name. Default: the original's." };
        var session = new Option<string?>("--session") { Description = "One of one's sessions, whose live traits the clone shall have." };
        var visibility = PersonaArguments.Visibility();
        var command = new Command("clone", "Makes a persona from another and prints its id.") { id, newId, name, session, visibility };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var request = new JsonObject
            {
                ["id"] = arguments.GetValue(newId),
                ["sessionId"] = arguments.GetValue(session),
                ["visibility"] = arguments.GetValue(visibility),
                ["changes"] = arguments.GetValue(name) is { } named ? new JsonObject { ["name"] = named } : null,
            };
            var clone = await server.SendAsync(
                HttpMethod.Post,
                $"{PersonaArguments.Path(arguments.GetRequiredValue(id))}/clone",
                JsonContent.Create(request),
                cancellationToken);
            Console.WriteLine(clone["id"]);
        });
        return command;
    }
}
