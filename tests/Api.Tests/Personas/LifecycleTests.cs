using System.Net;
using System.Text;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class LifecycleTests(ApiFixture fixture)
{
    [Fact]
    public async Task Edit_ByTwoEditorsAtOnce_GivesOne412AndLosesNothing()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        var read = await scene.User.GetAsync(scene.PersonaPath, Cancellation);
        var tag = read.Headers.ETag!.ToString();

        var answers = await Task.WhenAll(
            EditAsync(scene, tag, """{"description":"The first editor's."}"""),
            EditAsync(scene, tag, """{"name":"The second editor's"}"""));
        var after = await scene.User.GetAsync(scene.PersonaPath, Cancellation);
        var loser = Assert.Single(answers, answer => answer.Status is HttpStatusCode.PreconditionFailed);
        var again = await EditAsync(scene, after.Headers.ETag!.ToString(), """{"name":"Both","description":"Both."}""");

        Assert.Equal("version_conflict", loser.Code);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(2, after.Json.GetProperty("version").GetInt64());
        Assert.Equal((HttpStatusCode.OK, "\"3\""), (again.Status, again.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task Delete_OfAnotherVersion_Is412AndRestoreBringsThePersonaBack()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        using var stranger = fixture.PlainUser();

        var stale = await SendAsync(scene, HttpMethod.Delete, "\"7\"", body: null);
        var deleted = await SendAsync(scene, HttpMethod.Delete, "\"1\"", body: null);
        var gone = await scene.User.GetAsync(scene.PersonaPath, Cancellation);
        var byStranger = await stranger.PostAsync($"{scene.PersonaPath}/restore", body: null, Cancellation);
        var takenId = await stranger.PostAsync(
            "/api/personas", new { id = scene.PersonaId, name = "Taken", description = "No." }, Cancellation);
        var listed = await DeletedAsync(scene.User);
        var strangers = await DeletedAsync(stranger);
        var restored = await scene.User.PostAsync($"{scene.PersonaPath}/restore", body: null, Cancellation);

        Assert.Equal(
            (HttpStatusCode.PreconditionFailed, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound,
                HttpStatusCode.Conflict),
            (stale.Status, deleted.Status, gone.Status, byStranger.Status, takenId.Status));
        Assert.Equal([scene.PersonaId], listed);
        Assert.Empty(strangers);
        Assert.Empty(await DeletedAsync(scene.User));
        Assert.Equal((HttpStatusCode.OK, 3), (restored.Status, restored.Json.GetProperty("version").GetInt64()));
        Assert.Equal(HttpStatusCode.OK, (await scene.User.ChatAsync(scene.Say("Back?"), Cancellation)).Status);
    }

    private static async Task<IEnumerable<string?>> DeletedAsync(ApiClient user)
        => (await user.GetAsync("/api/personas?deleted=true", Cancellation)).Json.GetProperty("items").EnumerateArray()
            .Select(persona => persona.GetProperty("id").GetString());

    [Theory]
    [InlineData("private", HttpStatusCode.NotFound)]
    [InlineData("unlisted", HttpStatusCode.OK)]
    [InlineData("public", HttpStatusCode.OK)]
    public async Task Visibility_DecidesWhoMeetsThePersona(string visibility, HttpStatusCode expected)
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        using var stranger = fixture.PlainUser();
        await scene.User.PatchAsync(scene.PersonaPath, new { visibility }, Cancellation);

        var seen = await stranger.GetAsync(scene.PersonaPath, Cancellation);
        var talked = await stranger.ChatAsync(scene.Say("Hello?"), Cancellation);
        var model = await stranger.GetAsync($"/v1/models/{scene.PersonaId}", Cancellation);
        var found = await stranger.GetAsync($"/api/personas?search={scene.PersonaId}", Cancellation);
        var own = await scene.User.GetAsync($"/api/personas?search={scene.PersonaId}", Cancellation);

        Assert.Equal((expected, expected, expected), (seen.Status, talked.Status, model.Status));
        Assert.Equal(visibility is "public" ? 1 : 0, found.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(1, own.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await scene.ChatAsync("I still may.", Cancellation)).Status);
    }

    [Fact]
    public async Task Clone_WithChanges_IsWholeAndKnowsItsAncestor()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await scene.ChangeAsync("set", 0.8, Cancellation);
        using var other = fixture.PlainUser();

        var clone = await other.PostAsync(
            $"{scene.PersonaPath}/clone", new { changes = new { name = "Clone" }, visibility = "public" }, Cancellation);
        var grandchild = await other.PostAsync(
            $"/api/personas/{clone.Text("id")}/clone",
            new { intensities = new Dictionary<string, double> { [Scene.TraitId] = 0.1 } },
            Cancellation);
        await scene.ChangeAsync("set", 0.2, Cancellation);
        await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);
        var after = await other.GetAsync($"/api/personas/{clone.Text("id")}", Cancellation);
        var lineage = await other.GetAsync($"/api/personas/{clone.Text("id")}/lineage", Cancellation);

        Assert.Equal((HttpStatusCode.Created, "Clone", 0.8), (clone.Status, clone.Text("name"), Boldness(clone)));
        Assert.Equal(0.1, Boldness(grandchild));
        Assert.Equal(0.8, Boldness(after));
        var ancestor = Assert.Single(lineage.Json.GetProperty("ancestors").EnumerateArray());
        Assert.Equal((scene.PersonaId, 2), (ancestor.GetProperty("id").GetString(), ancestor.GetProperty("version").GetInt64()));
        var child = Assert.Single(lineage.Json.GetProperty("descendants").EnumerateArray());
        Assert.Equal(grandchild.Text("id"), child.GetProperty("persona").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Clone_OfASession_HasTheIntensitiesThatItLivedWith()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await scene.ChatAsync("Tell me everything, friend!", Cancellation);

        var fork = await scene.User.PostAsync($"{scene.PersonaPath}/clone", new { sessionId = scene.SessionId }, Cancellation);
        var none = await scene.User.PostAsync($"{scene.PersonaPath}/clone", new { sessionId = "never" }, Cancellation);

        Assert.Equal("fork", fork.Json.GetProperty("origin").GetProperty("kind").GetString());
        Assert.Contains(fork.Json.GetProperty("traits").EnumerateArray(), trait =>
            !trait.GetProperty("intensity").GetDouble().Equals(trait.GetProperty("baseline").GetDouble()));
        Assert.Equal((HttpStatusCode.NotFound, "session_unknown"), (none.Status, none.Code));
    }

    [Fact]
    public async Task CreateOrRestore_OfMorePersonasThanOneMayHave_IsRefused()
    {
        await using var api = await ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string> { ["Personas:MostPerOwner"] = "2", ["Auth:Guests:Roles:0"] = "user" },
            },
            cancellationToken: Cancellation);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
        var made = new List<ApiAnswer>();
        for (var i = 0; i < 3; i++)
        {
            made.Add(await user.PostAsync("/api/personas", new { name = $"P{i}", description = "One of three." }, Cancellation));
        }

        await user.DeleteAsync($"/api/personas/{made[0].Text("id")}", Cancellation);
        var afterwards = await user.PostAsync("/api/personas", new { name = "P4", description = "There is room again." }, Cancellation);

        var restored = await user.PostAsync($"/api/personas/{made[0].Text("id")}/restore", body: null, Cancellation);
        var again = await user.PostAsync($"/api/personas/{made[1].Text("id")}/restore", body: null, Cancellation);
        await user.DeleteAsync($"/api/personas/{made[1].Text("id")}", Cancellation);
        var withRoom = await user.PostAsync($"/api/personas/{made[0].Text("id")}/restore", body: null, Cancellation);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Conflict], made.Select(answer => answer.Status));
        Assert.Equal("too_many_personas", made[2].Code);
        Assert.Equal(HttpStatusCode.Created, afterwards.Status);
        Assert.Equal((HttpStatusCode.Conflict, "too_many_personas"), (restored.Status, restored.Code));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.Status, withRoom.Status));
    }

    private static double Boldness(ApiAnswer persona)
        => persona.Json.GetProperty("traits").EnumerateArray()
            .Single(trait => trait.GetProperty("id").GetString() == Scene.TraitId).GetProperty("intensity").GetDouble();

    private static Task<ApiAnswer> EditAsync(Scene scene, string tag, string body)
        => SendAsync(scene, HttpMethod.Patch, tag, JsonElement.Parse(body));

    private static Task<ApiAnswer> SendAsync(Scene scene, HttpMethod method, string tag, JsonElement? body)
    {
        var request = new HttpRequestMessage(method, scene.PersonaPath)
        {
            Content = body is { } json ? new StringContent(json.GetRawText(), Encoding.UTF8, "application/json") : null,
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return scene.User.SendAsync(request, Cancellation);
    }
}
