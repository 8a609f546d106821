using System.Net;
using System.Text.Json;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Health;

public sealed class HealthTests(ApiFixture fixture)
{
    [Fact]
    public async Task Live_IsOpenAndSaysSo()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.GetAsync("/health/live", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "live"), (answer.Status, answer.Text("status")));
    }

    [Fact]
    public async Task Ready_NamesEachDependency()
    {
        using var nobody = new ApiClient(fixture.Url);

        // On a busy machine a dependency may miss its deadline, now and then.
        var answer = await nobody.GetAsync("/health/ready", Cancellation);
        await Poll.UntilAsync(
            async () => (answer = await nobody.GetAsync("/health/ready", Cancellation)).Status is HttpStatusCode.OK,
            TestTimeouts.Default,
            Cancellation);

        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.Status, answer.Text("status")));
        var dependencies = answer.Json.GetProperty("dependencies").EnumerateArray().ToList();
        Assert.All(dependencies, dependency => Assert.True(dependency.GetProperty("healthy").GetBoolean()));
        Assert.All(dependencies, dependency => Assert.NotEmpty(dependency.GetProperty("detail").GetString()!));
        var names = dependencies.Select(dependency => dependency.GetProperty("name").GetString()).ToList();
        Assert.Contains("cluster", names);
        Assert.Contains("model", names);
        Assert.Contains("database", names);
    }

    [Fact]
    public async Task Ready_WhileTheModelIsLeftAlone_SaysSoAndStaysReady()
    {
        await using var model = await ModelStandInServer.StartAsync();
        await using var api = await ApiProcess.StartAsync(
            ScriptedFixture.Played(model, ("Models:Breaker:MinimumCalls", "2"), ("Models:Breaker:Break", "00:10:00")),
            cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(api.Url, Cancellation);
        model.Enqueue(new Script { Status = 500 }, new Script { Status = 500 });
        await scene.User.ChatAsync(scene.Say("Are you there?"), Cancellation);
        await scene.User.ChatAsync(scene.Say("And now?"), Cancellation);

        // What is told may be a second old.
        var answer = await scene.User.GetAsync("/health/ready", Cancellation);
        await Poll.UntilAsync(
            async () => !ModelOf(answer = await scene.User.GetAsync("/health/ready", Cancellation)).GetProperty("healthy").GetBoolean(),
            TestTimeouts.Default,
            Cancellation);
        var told = ModelOf(answer);

        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.Status, answer.Text("status")));
        Assert.True(told.GetProperty("optional").GetBoolean());
        Assert.Contains("left alone", told.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement ModelOf(ApiAnswer answer)
        => answer.Json.GetProperty("dependencies").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "model");
}
