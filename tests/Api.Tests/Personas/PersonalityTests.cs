using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class PersonalityTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("set", 0.82, 0.82)]
    [InlineData("increase", 0.2, 0.7)]
    [InlineData("increase", 0.9, 1.0)]
    [InlineData("decrease", 0.2, 0.3)]
    [InlineData("decrease", 0.9, 0.0)]
    [InlineData("set", 0.0, 0.0)]
    [InlineData("set", 1.0, 1.0)]
    public async Task Change_MovesTheTrait(string action, double by, double expected)
    {
        using var scene = await BeginAsync();

        var answer = await scene.ChangeAsync(action, by, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal(scene.PersonaId, answer.Text("personaId"));
        Assert.Equal(2, answer.Json.GetProperty("version").GetInt64());
        var trait = answer.Json.GetProperty("trait");
        Assert.Equal((expected, 0.5), (trait.GetProperty("intensity").GetDouble(), trait.GetProperty("baseline").GetDouble()));
        Assert.False(trait.GetProperty("inherited").GetBoolean());
        Assert.Equal(expected, await scene.IntensityAsync(Cancellation));
    }

    [Fact]
    public async Task Reset_ReturnsToTheBaseline()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("set", 0.9, Cancellation);

        var answer = await scene.ChangeAsync("reset", null, Cancellation);

        Assert.Equal(0.5, answer.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
    }

    [Fact]
    public async Task AddAndRemove_GiveAndTakeATrait()
    {
        using var scene = await BeginAsync();

        var added = await scene.ChangeAsync("add", 0.4, Cancellation, "patience");
        var twice = await scene.ChangeAsync("add", 0.4, Cancellation, "patience");
        var removed = await scene.ChangeAsync("remove", null, Cancellation, "patience");
        var gone = await scene.ChangeAsync("set", 0.4, Cancellation, "patience");

        Assert.Equal(0.4, added.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
        Assert.Equal((HttpStatusCode.Conflict, "trait_exists"), (twice.Status, twice.Code));
        Assert.Equal(HttpStatusCode.OK, removed.Status);
        Assert.Equal((HttpStatusCode.NotFound, "trait_unknown"), (gone.Status, gone.Code));
    }

    [Fact]
    public async Task Remove_OfAnInheritedTrait_IsRefused()
    {
        using var scene = await BeginAsync();
        var persona = await scene.User.GetAsync(scene.PersonaPath, Cancellation);
        var inherited = persona.Json.GetProperty("traits").EnumerateArray().First(trait => trait.GetProperty("inherited").GetBoolean());

        var answer = await scene.ChangeAsync("remove", null, Cancellation, inherited.GetProperty("id").GetString()!);

        Assert.Equal((HttpStatusCode.Conflict, "trait_inherited"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Add_BeyondWhatAPersonaMayHave_IsRefused()
    {
        using var scene = await BeginAsync();
        for (var count = 1; count < 32; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await scene.ChangeAsync("add", 0.1, Cancellation, $"trait-{count}")).Status);
        }

        var answer = await scene.ChangeAsync("add", 0.1, Cancellation, "trait-32");

        Assert.Equal((HttpStatusCode.Conflict, "too_many_traits"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Change_ByAUserWithoutTheRole_IsForbiddenAndChangesNothing()
    {
        using var scene = await BeginAsync();
        using var plain = fixture.PlainUser();

        var answer = await plain.PutAsync("/api/personality", scene.Change("set", 0.9), Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer.Code));
        Assert.Equal(0.5, await scene.IntensityAsync(Cancellation));
    }

    [Fact]
    public async Task Change_OfOnesOwnPersona_NeedsNoRole()
    {
        using var own = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var answer = await own.ChangeAsync("set", 0.9, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Change_OfAnUnknownPersona_IsNotFound()
    {
        using var scene = await BeginAsync();
        using var nowhere = scene with { PersonaId = $"nobody-{Guid.NewGuid():N}" };

        var answer = await nowhere.ChangeAsync("set", 0.9, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "persona_unknown"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task WatchPersona_HearsEachChange()
    {
        using var scene = await BeginAsync();
        using var watcher = fixture.PlainUser();
        await using var device = await HubClient.ConnectAsync(watcher, Cancellation);
        var watched = await device.InvokeAsync("watch_persona", new { scene.PersonaId }, Cancellation);

        await scene.ChangeAsync("set", 0.77, Cancellation);
        var changed = await device.AwaitAsync("trait_changed", Cancellation);
        await scene.ChangeAsync("increase", 0.1, Cancellation);
        var again = await device.AwaitAsync("trait_changed", Cancellation);

        Assert.Equal(scene.PersonaId, watched.GetProperty("id").GetString());
        Assert.Equal((scene.PersonaId, 2L), (changed.Text("personaId"), changed.Json.GetProperty("version").GetInt64()));
        Assert.Equal(0.77, changed.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
        Assert.Equal(0.87, again.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
        Assert.True(again.EventId > changed.EventId);
    }

    [Fact]
    public async Task WatchPersonas_HearsOfEachThatIsThere()
    {
        using var scene = await BeginAsync();
        using var other = await BeginAsync();
        using var watcher = fixture.PlainUser();
        await using var device = await HubClient.ConnectAsync(watcher, Cancellation);

        var watched = await device.InvokeAsync(
            "watch_personas",
            new { personaIds = new[] { scene.PersonaId, "nobody-here", other.PersonaId, scene.PersonaId } },
            Cancellation);
        await scene.ChangeAsync("set", 0.77, Cancellation);
        var first = await device.AwaitAsync("trait_changed", Cancellation);
        await other.ChangeAsync("set", 0.11, Cancellation);
        var second = await device.AwaitAsync("trait_changed", Cancellation);

        Assert.Equal(
            [scene.PersonaId, other.PersonaId], watched.EnumerateArray().Select(persona => persona.GetProperty("id").GetString()));
        Assert.Equal((scene.PersonaId, other.PersonaId), (first.Text("personaId"), second.Text("personaId")));
    }

    [Fact]
    public async Task Change_ByManyAtOnce_LosesNone()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("set", 0, Cancellation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.ChangeAsync("increase", 0.05, Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(0.5, await scene.IntensityAsync(Cancellation));
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
