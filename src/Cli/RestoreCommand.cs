using System.CommandLine;

namespace PersonaUniverse.Cli;

internal static class RestoreCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var command = new Command("restore", "Restores a deleted persona; list --deleted shows which there are.") { id };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var persona = await server.SendAsync(
                HttpMethod.Post, $"{PersonaArguments.Path(arguments.GetRequiredValue(id))}/restore", content: null, cancellationToken);
            Console.WriteLine($"{persona["name"]} ({persona["id"]}), version {persona["version"]}");
        });
        return command;
    }
}
