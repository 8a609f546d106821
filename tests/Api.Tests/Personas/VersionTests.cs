using System.Net;
using System.Text;
using System.Text.Json;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

/// <summary>What a persona was, and going back to it.</summary>
public sealed class VersionTests(ApiFixture fixture)
{
    [Fact]
    public async Task Versions_AfterEditsAndATurnedTrait_AreTheDefinitionsNewestFirst()
    {
        using var scene = await BeginEditedAsync();

        var first = await scene.User.GetAsync($"{scene.PersonaPath}/versions?limit=2", Cancellation);
        var second = await scene.User.GetAsync(
            $"{scene.PersonaPath}/versions?limit=2&before={first.Json.GetProperty("nextBefore").GetInt64()}", Cancellation);

        Assert.Equal([4, 3], Versions(first));
        Assert.Equal([1], Versions(second));
        Assert.False(second.Json.TryGetProperty("nextBefore", out _));
        var changed = first.Json.GetProperty("items").EnumerateArray()
            .Select(item => string.Join(',', item.GetProperty("changed").EnumerateArray()));
        Assert.Equal(["description,greeting", "name"], changed);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"Second"}""")]
    public async Task Edit_ThatChangesNothing_MakesNoVersion(string edit)
    {
        using var scene = await BeginEditedAsync();

        var edited = await scene.User.PatchAsync(scene.PersonaPath, JsonElement.Parse(edit), Cancellation);

        Assert.Equal((HttpStatusCode.OK, 4), (edited.Status, edited.Json.GetProperty("version").GetInt64()));
        Assert.Equal([4, 3, 1], Versions(await scene.User.GetAsync($"{scene.PersonaPath}/versions", Cancellation)));
    }

    [Fact]
    public async Task Version_AtWhichOnlyATraitWasTurned_IsTheDefinitionThatHeldThen()
    {
        using var scene = await BeginEditedAsync();

        var second = await scene.User.GetAsync($"{scene.PersonaPath}/versions/2", Cancellation);
        var fourth = await scene.User.GetAsync($"{scene.PersonaPath}/versions/4", Cancellation);
        var none = await scene.User.GetAsync($"{scene.PersonaPath}/versions/5", Cancellation);

        Assert.Equal((1, $"Ada {scene.PersonaId}"), (second.Json.GetProperty("version").GetInt64(), Name(second)));
        Assert.Equal(0.5, second.Json.GetProperty("definition").GetProperty("traits")[0].GetProperty("intensity").GetDouble());
        Assert.Equal((4, "Second"), (fourth.Json.GetProperty("version").GetInt64(), Name(fourth)));
        Assert.Equal((HttpStatusCode.NotFound, "version_unknown"), (none.Status, none.Code));
    }

    [Fact]
    public async Task Diff_TellsFieldByFieldWhatWasAndIs()
    {
        using var scene = await BeginEditedAsync();
        await scene.User.PutAsync("/api/personality", scene.Change("add", 0.4, "wit"), Cancellation);

        var last = await scene.User.GetAsync($"{scene.PersonaPath}/versions/5/diff", Cancellation);
        var whole = await scene.User.GetAsync($"{scene.PersonaPath}/versions/4/diff?against=1", Cancellation);

        Assert.Equal(4, last.Json.GetProperty("against").GetInt64());
        var intensity = Change(last, "traits.wit.intensity");
        Assert.False(intensity.TryGetProperty("before", out _));
        Assert.Equal(0.4, intensity.GetProperty("after").GetDouble());
        Assert.Equal(
            ["name", "description", "greeting"],
            whole.Json.GetProperty("changes").EnumerateArray().Select(change => Text(change, "field")));
        var description = Change(whole, "description");
        Assert.Equal(("A test's own persona.", "Third."), (Text(description, "before"), Text(description, "after")));
    }

    [Fact]
    public async Task Rollback_IsANewVersionWithTheOldDefinitionAndKeepsTheLiveTrait()
    {
        using var scene = await BeginEditedAsync();
        await scene.User.PutAsync("/api/personality", scene.Change("add", 0.4, "wit"), Cancellation);

        var stale = await RollBackAsync(scene, 1, "\"4\"");
        var back = await RollBackAsync(scene, 1, "\"5\"");
        var diff = await scene.User.GetAsync($"{scene.PersonaPath}/versions/6/diff?against=1", Cancellation);
        var forth = await RollBackAsync(scene, 5, tag: null);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version_conflict"), (stale.Status, stale.Code));
        Assert.Equal(
            (HttpStatusCode.OK, "\"6\"", $"Ada {scene.PersonaId}"),
            (back.Status, back.Headers.ETag!.ToString(), back.Text("name")));
        Assert.Equal(0.8, Trait(back, Scene.TraitId)!.Value.GetProperty("intensity").GetDouble());
        Assert.Null(Trait(back, "wit"));
        Assert.Empty(diff.Json.GetProperty("changes").EnumerateArray());
        Assert.Equal((7, "Second"), (forth.Json.GetProperty("version").GetInt64(), forth.Text("name")));
        Assert.NotNull(Trait(forth, "wit"));
    }

    [Fact]
    public async Task History_IsForThoseWhoMayEdit()
    {
        using var scene = await BeginEditedAsync();
        using var stranger = fixture.PlainUser();
        using var reader = new ApiClient(fixture.Url, await scene.User.KeyAsync(Cancellation, "personas:read"));

        var list = await stranger.GetAsync($"{scene.PersonaPath}/versions", Cancellation);
        var one = await stranger.GetAsync($"{scene.PersonaPath}/versions/1", Cancellation);
        var diff = await stranger.GetAsync($"{scene.PersonaPath}/versions/4/diff", Cancellation);
        var rollback = await stranger.PostAsync($"{scene.PersonaPath}/rollback", new { version = 1 }, Cancellation);
        var read = await reader.GetAsync($"{scene.PersonaPath}/versions", Cancellation);
        var written = await reader.PostAsync($"{scene.PersonaPath}/rollback", new { version = 1 }, Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { visibility = "private" }, Cancellation);
        var hidden = await stranger.GetAsync($"{scene.PersonaPath}/versions", Cancellation);

        Assert.All([list, one, diff, rollback, written], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (read.Status, hidden.Status));
    }

    [Fact]
    public async Task Persona_MadeAnewUnderADeletedOnesId_HasNothingOfItsHistory()
    {
        using var scene = await BeginEditedAsync();
        await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);
        await scene.User.PostAsync("/api/personas", new { id = scene.PersonaId, name = "Anew", description = "Another." }, Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { name = "Newer" }, Cancellation);

        var versions = await scene.User.GetAsync($"{scene.PersonaPath}/versions", Cancellation);
        var old = await scene.User.GetAsync($"{scene.PersonaPath}/versions/3", Cancellation);

        Assert.Equal([7, 6], Versions(versions));
        Assert.Equal("version_unknown", old.Code);
    }

    /// <summary>Version 1 made, 2 a turned trait, 3 another name, 4 another description and greeting.</summary>
    private async Task<Scene> BeginEditedAsync()
    {
        var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await scene.ChangeAsync("set", 0.8, Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { name = "Second" }, Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { description = "Third.", greeting = "Hail." }, Cancellation);
        return scene;
    }

    private static Task<ApiAnswer> RollBackAsync(Scene scene, long version, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{scene.PersonaPath}/rollback")
        {
            Content = new StringContent($$"""{"version":{{version}}}""", Encoding.UTF8, "application/json"),
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return scene.User.SendAsync(request, Cancellation);
    }

    private static IEnumerable<long> Versions(ApiAnswer list)
        => list.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt64());

    private static string? Name(ApiAnswer version) => Text(version.Json.GetProperty("definition"), "name");

    private static string? Text(JsonElement json, string field) => json.GetProperty(field).GetString();

    private static JsonElement Change(ApiAnswer diff, string field)
        => diff.Json.GetProperty("changes").EnumerateArray().Single(change => Text(change, "field") == field);

    private static JsonElement? Trait(ApiAnswer persona, string id)
        => persona.Json.GetProperty("traits").EnumerateArray()
            .Where(trait => Text(trait, "id") == id)
            .Select(trait => (JsonElement?)trait)
            .FirstOrDefault();
}
