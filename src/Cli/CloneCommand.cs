using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class CloneCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("persona")
        {
            Description = "The id of the persona to clone; none with --from-text.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var newId = new Option<string?>("--id") { Description = "The clone's id. Default: one made from its name." };
        var name = new Option<string?>("--name") { Description = "The clone's name. Default: the original's." };
        var session = new Option<string?>("--session") { Description = "One of your sessions, whose live traits the clone gets." };
        var visibility = PersonaArguments.Visibility();
        var text = new TextOptions();
        var command = new Command("clone", "Creates a persona from another, or from how somebody speaks in a text, and prints its id.")
        {
            id, newId, name, session, visibility, text.File, text.Speaker, text.By, text.Report,
        };
        command.Validators.Add(arguments =>
        {
            if (arguments.GetValue(id) is null == arguments.GetValue(text.File) is null)
            {
                arguments.AddError("Name either a persona or, with --from-text, a file.");
            }
        });
        command.Run(async (arguments, server, cancellationToken) =>
        {
            if (arguments.GetValue(text.File) is { } file)
            {
                await text.CloneAsync(
                    file,
                    arguments,
                    server,
                    (arguments.GetValue(newId), arguments.GetValue(name), arguments.GetValue(visibility)),
                    cancellationToken);
                return;
            }

            var request = new JsonObject
            {
                ["id"] = arguments.GetValue(newId),
                ["sessionId"] = arguments.GetValue(session),
                ["visibility"] = arguments.GetValue(visibility),
                ["changes"] = arguments.GetValue(name) is { } named ? new JsonObject { ["name"] = named } : null,
            };
            var clone = await server.SendAsync(
                HttpMethod.Post,
                $"{PersonaArguments.Path(arguments.GetRequiredValue(id)!)}/clone",
                JsonContent.Create(request),
                cancellationToken);
            Console.WriteLine(clone["id"]);
        });
        return command;
    }
}
