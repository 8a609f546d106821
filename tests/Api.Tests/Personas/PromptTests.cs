using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Personas;

/// <summary>What a user sets is what the model is given with the very next message.</summary>
[Collection(ScriptedFixture.Name)]
public sealed class PromptTests(ScriptedFixture fixture)
{
    [Fact]
    public async Task Chat_AfterATraitWasChanged_ShowsTheModelItsNewStrength()
    {
        using var scene = await fixture.BeginAsync(Cancellation);

        var before = await PromptOfAsync(scene, "Before.");
        await scene.ChangeAsync("set", 0.93, Cancellation);
        var after = await PromptOfAsync(scene, "After.");
        await scene.ChangeAsync("add", 0.25, Cancellation, "patience");
        var added = await PromptOfAsync(scene, "Added.");
        await scene.ChangeAsync("remove", null, Cancellation, "patience");
        var removed = await PromptOfAsync(scene, "Removed.");

        Assert.Contains("Boldness (boldness) 0.50", before, StringComparison.Ordinal);
        Assert.Contains("Boldness (boldness) 0.93, overwhelming", after, StringComparison.Ordinal);
        Assert.Contains("(patience) 0.25", added, StringComparison.Ordinal);
        Assert.DoesNotContain("(patience)", removed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_AfterPreferencesWereSet_ShowsThemToTheModel()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await scene.User.PutAsync(
            "/api/users/me/preferences", new Dictionary<string, string> { ["diet"] = "vegetarian" }, Cancellation);

        var prompt = await PromptOfAsync(scene, "What shall I cook?");
        await scene.User.PutAsync("/api/users/me/preferences", new Dictionary<string, string>(), Cancellation);
        var without = await PromptOfAsync(scene, "And now?");

        Assert.Contains("- diet: vegetarian", prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("vegetarian", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_ASecondTime_ShowsTheModelWhatWasSaid()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await PromptOfAsync(scene, "My name is Edda.");

        await scene.ChatAsync("Who am I?", Cancellation);
        var messages = (await fixture.Model.TakeAsync("Who am I?", Cancellation)).Json.GetProperty("messages").EnumerateArray().ToList();

        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal("My name is Edda.", RecordedRequest.TextOf(messages[1].GetProperty("content")));
        Assert.Equal("Hello there.", RecordedRequest.TextOf(messages[2].GetProperty("content")));
        Assert.EndsWith("Who am I?", RecordedRequest.TextOf(messages[3].GetProperty("content")), StringComparison.Ordinal);
    }

    private async Task<string> PromptOfAsync(Scene scene, string text)
    {
        await scene.ChatAsync(text, Cancellation);
        return (await fixture.Model.TakeAsync(text, Cancellation)).LastMessage;
    }
}
