using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

/// <summary>The core profile is everybody's: these tests have an API of their own.</summary>
public sealed class CoreProfileTests : IAsyncLifetime
{
    private const string Inherited = "honesty";

    private ApiProcess? _api;

    public async ValueTask InitializeAsync()
        => _api = await ApiProcess.StartAsync(new ApiSettings
        {
            Values = new Dictionary<string, string> { ["RateLimits:Enabled"] = "false", ["Models:Default"] = "offline" },
        });

    public async ValueTask DisposeAsync()
    {
        if (_api is not null)
        {
            await _api.DisposeAsync();
        }
    }

    [Fact]
    public async Task Change_ReachesEveryPersonaButThoseThatOverrideIt()
    {
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(_api!.Url, Cancellation), Cancellation);
        var other = scene with { PersonaId = $"o-{Guid.NewGuid():N}" };
        await scene.User.PostAsync("/api/personas", new { id = other.PersonaId, name = "Other", description = "Another." }, Cancellation);
        await scene.ChangeAsync("set", 0.31, Cancellation, Inherited);

        var changed = await ChangeAsync(scene, "set", 0.77);
        await InheritsAsync(other, 0.77);
        var overridden = await scene.IntensityAsync(Cancellation, Inherited);
        await scene.ChangeAsync("reset", null, Cancellation, Inherited);
        await InheritsAsync(scene, 0.77);
        var made = scene with { PersonaId = $"n-{Guid.NewGuid():N}" };
        await scene.User.PostAsync("/api/personas", new { id = made.PersonaId, name = "New", description = "A new one." }, Cancellation);
        var ofNew = await made.IntensityAsync(Cancellation, Inherited);
        var history = await scene.User.GetAsync($"{other.PersonaPath}/traits/history", Cancellation);
        var reset = await ChangeAsync(scene, "reset", null);

        Assert.True(changed.Status is HttpStatusCode.OK, changed.Body);
        Assert.Equal((0.31, 0.77), (overridden, ofNew));
        Assert.Equal("inherited", history.Json.GetProperty("items")[0].GetProperty("kind").GetString());
        Assert.Equal(2, reset.Json.GetProperty("version").GetInt64());
        await InheritsAsync(other, 0.9);
    }

    [Fact]
    public async Task Change_WhileThereWasNoSuchPersona_IsInheritedByTheOneThatComes()
    {
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(_api!.Url, Cancellation), Cancellation);
        var unborn = scene with { PersonaId = $"u-{Guid.NewGuid():N}" };
        var asked = await scene.User.GetAsync(unborn.PersonaPath, Cancellation);
        await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);

        await ChangeAsync(scene, "set", 0.66);
        await scene.User.PostAsync("/api/personas", new { id = unborn.PersonaId, name = "New", description = "A new one." }, Cancellation);
        await scene.User.PostAsync($"{scene.PersonaPath}/restore", body: null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        Assert.Equal(0.66, await unborn.IntensityAsync(Cancellation, Inherited));
        Assert.Equal(0.66, await scene.IntensityAsync(Cancellation, Inherited));
    }

    [Fact]
    public async Task Change_ThatMakesNoSense_ChangesNothing()
    {
        using var user = await ApiClient.ForGuestAsync(_api!.Url, Cancellation);
        (string Action, double? Intensity, string TraitId, HttpStatusCode Status)[] changes =
        [
            ("set", 1.5, Inherited, HttpStatusCode.BadRequest),
            ("set", null, Inherited, HttpStatusCode.BadRequest),
            ("remove", null, Inherited, HttpStatusCode.BadRequest),
            ("set", 0.5, "nothing", HttpStatusCode.NotFound),
        ];

        foreach (var change in changes)
        {
            var answer = await user.PutAsync(
                "/api/personality/core", Body(change.Action, change.Intensity, change.TraitId), Cancellation);
            Assert.Equal(change.Status, answer.Status);
        }

        var core = await user.GetAsync("/api/personality/core", Cancellation);
        Assert.Equal(0, core.Json.GetProperty("version").GetInt64());
    }

    /// <summary>Waits until a persona has it so: on a slow disk the caller gets its answer before all personas have heard.</summary>
    private static Task InheritsAsync(Scene scene, double intensity)
        => Poll.UntilAsync(
            async () => (await scene.IntensityAsync(Cancellation, Inherited)).Equals(intensity), TestTimeouts.Default, Cancellation);

    private static Task<ApiAnswer> ChangeAsync(Scene scene, string action, double? intensity)
        => scene.User.PutAsync("/api/personality/core", Body(action, intensity, Inherited), Cancellation);

    private static Dictionary<string, object> Body(string action, double? intensity, string traitId)
    {
        var body = new Dictionary<string, object> { ["traitId"] = traitId, ["action"] = action };
        if (intensity is { } amount)
        {
            body["intensity"] = amount;
        }

        return body;
    }
}
