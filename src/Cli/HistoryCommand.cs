using System.CommandLine;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class HistoryCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var most = new Option<int>("--limit") { Description = "How many at most, 1-100.", DefaultValueFactory = _ => 20 };
        var json = PersonaArguments.Json();
        var command = new Command("history", "Lists a persona's versions, newest first, and what each one changed.") { id, most, json };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var page = await server.SendAsync(
                HttpMethod.Get,
                $"{PersonaArguments.Path(arguments.GetRequiredValue(id))}/versions?limit={arguments.GetValue(most)}",
                content: null,
                cancellationToken);
            foreach (var version in page["items"]!.AsArray())
            {
                Console.WriteLine(arguments.GetValue(json) ? version!.ToJsonString() : Line(version!));
            }
        });
        return command;
    }

    private static string Line(JsonNode version)
        => $"{version["version"]}\t{version["at"]}\t{version["name"]}\t{string.Join(' ', version["changed"]!.AsArray())}";
}
