using System.CommandLine;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class ListCommand
{
    private const int PageSize = 100;
    private const int Shown = 60;

    public static Command Create()
    {
        var search = new Option<string?>("--search") { Description = "Part of a name, description or id." };
        var mine = new Option<bool>("--mine") { Description = "Only your own." };
        var deleted = new Option<bool>("--deleted") { Description = "Your own that were deleted and can be restored." };
        var most = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => PageSize };
        var json = PersonaArguments.Json();
        var command = new Command("list", "Lists personas by name.") { search, mine, deleted, most, json };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var left = arguments.GetValue(most);
            string? cursor = null;
            do
            {
                var page = await server.SendAsync(
                    HttpMethod.Get,
                    $"/api/personas?limit={Math.Clamp(left, 1, PageSize)}{Switch("mine", arguments.GetValue(mine))}"
                    + Switch("deleted", arguments.GetValue(deleted))
                    + Parameter("search", arguments.GetValue(search)) + Parameter("cursor", cursor),
                    content: null,
                    cancellationToken);
                foreach (var persona in page["items"]!.AsArray())
                {
                    Console.WriteLine(arguments.GetValue(json) ? persona!.ToJsonString() : Line(persona!));
                    left--;
                }

                cursor = page["nextCursor"]?.GetValue<string>();
            }
            while (cursor is not null && left > 0);
        });
        return command;
    }

    private static string Switch(string name, bool on) => on ? $"&{name}=true" : "";

    private static string Parameter(string name, string? value)
        => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string Line(JsonNode persona)
    {
        var description = persona["description"]!.GetValue<string>().ReplaceLineEndings(" ");
        return $"{persona["id"]}\t{persona["name"]}\t{(description.Length > Shown ? description[..Shown] + "…" : description)}";
    }
}
