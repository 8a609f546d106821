using System.CommandLine;
using System.Globalization;

namespace PersonaUniverse.Cli;

internal static class ShowCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var json = PersonaArguments.Json();
        var command = new Command("show", "Shows a persona and its traits.") { id, json };
        command.Run(async (arguments, server, cancellationToken) =>
        {
            var persona = await server.SendAsync(
                HttpMethod.Get, PersonaArguments.Path(arguments.GetRequiredValue(id)), content: null, cancellationToken);
            if (arguments.GetValue(json))
            {
                Console.WriteLine(persona.ToJsonString());
                return;
            }

            Console.WriteLine($"{persona["name"]} ({persona["id"]}), version {persona["version"]}, {persona["visibility"]}");
            Console.WriteLine(persona["description"]);
            foreach (var trait in persona["traits"]!.AsArray())
            {
                var intensity = trait!["intensity"]!.GetValue<double>();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{intensity,6:0.00} {Bar(intensity)} {trait["name"]} ({trait["id"]})"));
            }
        });
        return command;
    }

    private static string Bar(double intensity)
    {
        var full = (int)Math.Round(intensity * 10);
        return new string('█', full) + new string('░', 10 - full);
    }
}
