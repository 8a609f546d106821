using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

internal static class TraitCommand
{
    public static Command Create()
    {
        var id = PersonaArguments.Id();
        var trait = new Argument<string>("trait") { Description = "The trait's id." };
        var intensity = new Argument<double>("intensity") { Description = "From 0 (absent) to 1 (overwhelming)." };
        var set = new Command("set", "Sets a trait's intensity; the very next reply shows it.") { id, trait, intensity };
        set.Run(async (arguments, server, cancellationToken) =>
        {
            var change = new JsonObject
            {
                ["personaId"] = arguments.GetRequiredValue(id),
                ["traitId"] = arguments.GetRequiredValue(trait),
                ["action"] = "set",
                ["intensity"] = arguments.GetRequiredValue(intensity),
            };
            var answer = await server.SendAsync(HttpMethod.Put, "/api/personality", JsonContent.Create(change), cancellationToken);
            var now = answer["trait"]!["intensity"]!.GetValue<double>();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer["trait"]!["name"]} {now:0.00}"));
        });
        return new Command("trait", "Changes a persona's traits.") { set };
    }
}
