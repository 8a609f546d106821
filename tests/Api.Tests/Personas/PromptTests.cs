using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Personas;

/// <summary>What a user sets is what the model is given with the very next message.</summary>
[Collection(ScriptedFixture.Name)]
public sealed class PromptTests(ScriptedFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

        fixture.Model.Enqueue(new Script());
        await scene.ChatAsync("Who am I?", Cancellation);
        var messages = (await TakeAsync("Who am I?")).Json.GetProperty("messages").EnumerateArray().ToList();

        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal("My name is Edda.", Text(messages[1]));
        Assert.Equal("Hello there.", Text(messages[2]));
        Assert.EndsWith("Who am I?", Text(messages[3]), StringComparison.Ordinal);
    }

    private async Task<string> PromptOfAsync(Scene scene, string text)
    {
        await scene.ChatAsync(text, Cancellation);
        return Text((await TakeAsync(text)).Json.GetProperty("messages").EnumerateArray().Last());
    }

    // Requests of earlier tests are still in the record: ours is the one that ends with our words.
    private async Task<RecordedRequest> TakeAsync(string text)
    {
        while (true)
        {
            var request = await fixture.Model.TakeAsync(Cancellation);
            if (Text(request.Json.GetProperty("messages").EnumerateArray().Last()).EndsWith(text, StringComparison.Ordinal))
            {
                return request;
            }
        }
    }

    private static string Text(System.Text.Json.JsonElement message)
        => message.GetProperty("content") is { ValueKind: System.Text.Json.JsonValueKind.String } content
            ? content.GetString()!
            : string.Concat(message.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
