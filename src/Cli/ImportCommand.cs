using System.CommandLine;

namespace PersonaUniverse.Cli;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A character card: JSON or PNG, V1, V2 or V3." };
        var id = new Option<string?>("--id") { Description = "The persona's id. Default: the card's own, else one made from its name." };
        var visibility = PersonaArguments.Visibility();
        var command = new Command("import", "Creates a persona from a character card and prints its id.")
        {
            file.AcceptExistingOnly(), id, visibility,
        };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            using var content = new ByteArrayContent(
                await File.ReadAllBytesAsync(arguments.GetRequiredValue(file).FullName, cancellationToken));
            content.Headers.ContentType = new("application/octet-stream");
            var query = string.Join(
                '&', Parameter("id", arguments.GetValue(id)).Concat(Parameter("visibility", arguments.GetValue(visibility))));
            var persona = await server.SendAsync(HttpMethod.Post, $"/api/personas/import?{query}", content, cancellationToken);
            Console.WriteLine(persona["id"]);
        });
        return command;
    }

    private static string[] Parameter(string name, string? value)
        => value is null ? [] : [$"{name}={Uri.EscapeDataString(value)}"];
}
