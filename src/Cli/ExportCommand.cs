using System.CommandLine;

namespace PersonaUniverse.Cli;

internal static class ExportCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var format = new Option<string>("--format") { Description = "json or png.", DefaultValueFactory = _ => "png" };
        format.AcceptOnlyFromAmong("json", "png");
        var version = new Option<int>("--card-version")
        {
            Description = "The card's version in JSON: 2 or 3.",
            DefaultValueFactory = _ => 3,
        };
        version.AcceptOnlyFromAmong("2", "3");
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write. Default: <persona>.<format>." };
        var command = new Command("export", "Writes a persona as a character card.") { id, format, version, output };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var persona = arguments.GetRequiredValue(id);
            var kind = arguments.GetRequiredValue(format);
            var card = await server.FetchAsync(
                $"{PersonaArguments.Path(persona)}/card?format={kind}&version={arguments.GetValue(version)}", cancellationToken);
            var path = arguments.GetValue(output)?.FullName ?? $"{persona.Replace(':', '-')}.{kind}";
            await File.WriteAllBytesAsync(path, card, cancellationToken);
            Console.WriteLine(path);
        });
        return command;
    }
}
