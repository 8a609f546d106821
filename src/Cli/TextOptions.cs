using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

/// <summary>Cloning a personality from a text: the options, and what they do.</summary>
internal sealed class TextOptions
{
    public TextOptions() => By.AcceptOnlyFromAmong("model", "measurement");

    public Option<FileInfo?> File { get; } = new("--from-text")
    {
        Description = "A transcript (\"Name: words\", a line each) or a sample of somebody's writing, to 200 KB.",
    };

    public Option<string?> Speaker { get; } = new("--speaker") { Description = "Whose lines of a transcript. Default: who speaks most." };

    public Option<string?> By { get; } = new("--by")
    {
        Description = "measurement shows the text to no model. Default: the server's model, beside what is measured.",
    };

    public Option<bool> Report { get; } = new("--report")
    {
        Description = "Only print, as JSON, what would be made and what it was inferred from.",
    };

    /// <summary>Derives a persona; then prints what was inferred, or makes it and prints its id.</summary>
    public async Task CloneAsync(
        FileInfo file,
        ParseResult arguments,
        Server server,
        (string? Id, string? Name, string? Visibility) wanted,
        CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["text"] = await System.IO.File.ReadAllTextAsync(file.FullName, cancellationToken),
            ["speaker"] = arguments.GetValue(Speaker),
            ["by"] = arguments.GetValue(By),
        };
        var inferred = await server.SendAsync(
            HttpMethod.Post, "/api/personas/from-text", JsonContent.Create(request), cancellationToken);
        if (arguments.GetValue(Report))
        {
            Console.WriteLine(inferred.ToJsonString());
            return;
        }

        var persona = inferred["persona"]!.AsObject();
        Choose(persona, "id", wanted.Id);
        Choose(persona, "name", wanted.Name);
        Choose(persona, "visibility", wanted.Visibility);
        await Console.Error.WriteLineAsync(Describe(inferred));
        var made = await server.SendAsync(HttpMethod.Post, "/api/personas", JsonContent.Create(persona), cancellationToken);
        Console.WriteLine(made["id"]);
    }

    private static void Choose(JsonObject persona, string member, string? value)
    {
        if (value is not null)
        {
            persona[member] = value;
        }
    }

    private static string Describe(JsonNode inferred)
    {
        var without = inferred["degraded"]!.AsArray().Count > 0 ? ", because the model did not do its work" : "";
        return $"Inferred by {inferred["by"]} from {inferred["lines"]} lines{without}: --report shows which.";
    }
}
