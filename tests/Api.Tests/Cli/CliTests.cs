using System.Diagnostics;
using System.Text.Json;
using PersonaUniverse.Cards;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Cli;

/// <summary>The command line as a process, against a real API.</summary>
public sealed class CliTests(ApiFixture fixture)
{
    [Fact]
    public async Task List_OfASearch_PrintsALineAPersona()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var listed = await RunAsync(scene.User.Token, ["list", "--search", scene.PersonaId]);
        var asJson = await RunAsync(scene.User.Token, ["list", "--mine", "--json"]);

        Assert.Equal((0, 1), (listed.ExitCode, listed.Lines.Length));
        Assert.StartsWith($"{scene.PersonaId}\tAda ", listed.Lines[0], StringComparison.Ordinal);
        Assert.Equal(scene.PersonaId, JsonElement.Parse(Assert.Single(asJson.Lines)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task TraitSet_ThenShow_PrintsTheNewIntensity()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var set = await RunAsync(scene.User.Token, ["trait", "set", scene.PersonaId, Scene.TraitId, "0.85"]);
        var shown = await RunAsync(scene.User.Token, ["show", scene.PersonaId]);

        Assert.Equal((0, "Boldness 0.85"), (set.ExitCode, Assert.Single(set.Lines)));
        Assert.Contains(shown.Lines, line => line.TrimStart().StartsWith("0.85", StringComparison.Ordinal)
            && line.EndsWith("Boldness (boldness)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chat_LineByLine_RemembersWithinItsSession()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var once = await RunAsync(scene.User.Token, ["chat", scene.PersonaId, "Hello there.", "--session", scene.SessionId]);
        var talk = await RunAsync(scene.User.Token, ["chat", scene.PersonaId], input: "My name is Edda.\nWhat is my name?\n");
        var history = await scene.HistoryAsync(Cancellation);

        Assert.Equal(0, once.ExitCode);
        Assert.Equal(Assert.Single(history).GetProperty("aiResponse").GetString(), once.Output.TrimEnd());
        Assert.Contains("Edda", talk.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAndImport_OfACard_CarryThePersona()
    {
        using var user = fixture.PlainUser();
        using var folder = new TemporaryDirectory();
        var card = Path.Combine(folder.Path, "mira.json");
        var picture = Path.Combine(folder.Path, "mira.png");
        await File.WriteAllBytesAsync(card, SampleCards.Bytes(SampleCards.V2()), Cancellation);

        var imported = await RunAsync(user.Token, ["import", card, "--visibility", "unlisted"]);
        var exported = await RunAsync(user.Token, ["export", imported.Lines[0], "-o", picture]);
        var again = await RunAsync(user.Token, ["import", picture]);

        Assert.Equal((0, 0, 0), (imported.ExitCode, exported.ExitCode, again.ExitCode));
        Assert.Equal("Mira", CardFile.Read(await File.ReadAllBytesAsync(picture, Cancellation)).Document.Data["name"]!.GetValue<string>());
        Assert.NotEqual(imported.Lines[0], again.Lines[0]);
    }

    [Fact]
    public async Task Clone_FromAText_MakesThePersonaOrOnlyReports()
    {
        using var user = fixture.PlainUser();
        using var folder = new TemporaryDirectory();
        var text = Path.Combine(folder.Path, "talk.txt");
        await File.WriteAllTextAsync(text, "Ada: Well?\nOrrin: Perhaps, my friend.\nAda: So?\nOrrin: Perhaps not.", Cancellation);

        var report = await RunAsync(user.Token, ["clone", "--from-text", text, "--speaker", "Ada", "--by", "measurement", "--report"]);
        var mine = await user.GetAsync("/api/personas?mine=true", Cancellation);
        var made = await RunAsync(user.Token, ["clone", "--from-text", text, "--name", "Orrin the Second", "--visibility", "unlisted"]);
        var persona = await user.GetAsync($"/api/personas/{made.Lines[0]}", Cancellation);
        var both = await RunAsync(user.Token, ["clone", made.Lines[0], "--from-text", text]);
        var neither = await RunAsync(user.Token, ["clone"]);

        var inferred = JsonElement.Parse(Assert.Single(report.Lines));
        var name = inferred.GetProperty("persona").GetProperty("name").GetString();
        Assert.Equal(("Ada", 2), (name, inferred.GetProperty("lines").GetInt32()));
        Assert.Empty(mine.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("Orrin the Second", "unlisted"), (persona.Text("name"), persona.Text("visibility")));
        Assert.Equal((1, 1), (both.ExitCode, neither.ExitCode));
    }

    [Fact]
    public async Task Clone_PrintsTheClonesId()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var clone = await RunAsync(scene.User.Token, ["clone", scene.PersonaId, "--name", "Clone"]);
        var made = await scene.User.GetAsync($"/api/personas/{clone.Lines[0]}", Cancellation);

        Assert.Equal("Clone", made.Text("name"));
        Assert.Equal(scene.PersonaId, made.Json.GetProperty("origin").GetProperty("ancestorId").GetString());
    }

    [Fact]
    public async Task HistoryAndRollback_PrintWhatWasAndGoBackToIt()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { name = "Changed" }, Cancellation);

        var history = await RunAsync(scene.User.Token, ["history", scene.PersonaId]);
        var back = await RunAsync(scene.User.Token, ["rollback", scene.PersonaId, "1"]);

        Assert.Equal((0, 2), (history.ExitCode, history.Lines.Length));
        Assert.EndsWith("\tChanged\tname", history.Lines[0], StringComparison.Ordinal);
        Assert.Equal((0, $"Ada {scene.PersonaId} ({scene.PersonaId}), version 3"), (back.ExitCode, Assert.Single(back.Lines)));
    }

    [Fact]
    public async Task DeletedAndRestore_TellWhatCanComeBackAndBringItBack()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);

        var deleted = await RunAsync(scene.User.Token, ["list", "--deleted"]);
        var restored = await RunAsync(scene.User.Token, ["restore", scene.PersonaId]);

        Assert.StartsWith(scene.PersonaId + "\t", Assert.Single(deleted.Lines), StringComparison.Ordinal);
        Assert.Equal((0, $"Ada {scene.PersonaId} ({scene.PersonaId}), version 3"), (restored.ExitCode, Assert.Single(restored.Lines)));
    }

    [Fact]
    public async Task Refusals_GoToTheErrorOutputWithTheirCodeAndExitOne()
    {
        using var user = fixture.PlainUser();

        var unknown = await RunAsync(user.Token, ["show", "nobody"]);
        var nobody = await RunAsync(token: null, ["list"]);
        var nowhere = await RunAsync(user.Token, ["list", "--server", $"http://127.0.0.1:{FreePort.Next()}"]);
        var misspelt = await RunAsync(user.Token, ["lsit"]);

        Assert.Equal(
            (1, "", true),
            (unknown.ExitCode, unknown.Output, unknown.Errors.Contains("persona_unknown", StringComparison.Ordinal)));
        Assert.Equal((1, true), (nobody.ExitCode, nobody.Errors.Contains("PERSONA_TOKEN", StringComparison.Ordinal)));
        Assert.Equal((1, true), (nowhere.ExitCode, nowhere.Errors.Contains("cannot be reached", StringComparison.Ordinal)));
        Assert.NotEqual(0, misspelt.ExitCode);
    }

    private async Task<CliResult> RunAsync(string? token, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "persona.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PERSONA_SERVER"] = fixture.Url },
        };
        start.Environment.Remove("PERSONA_TOKEN");
        if (token is not null)
        {
            start.Environment["PERSONA_TOKEN"] = token;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command line did not start.");
        await process.StandardInput.WriteAsync(input.AsMemory(), Cancellation);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return new CliResult(process.ExitCode, output, await errors);
    }

    private sealed record CliResult(int ExitCode, string Output, string Errors)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
