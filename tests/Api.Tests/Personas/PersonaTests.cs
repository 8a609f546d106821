using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class PersonaTests(ApiFixture fixture)
{
    [Theory]
    [InlineData(
        """{"name":"A","description":"B","traits":[{"id":"wit","intensity":0.1},{"id":"a b","intensity":2}]}""",
        "traits[1].id traits[1].intensity")]
    [InlineData("""{"name":"A","description":"B","traits":[{"id":"wit","intensity":0.1,"style":"loud"}]}""", "traits[0].style")]
    [InlineData("""{"name":"A","description":"B","traits":[null]}""", "traits[0]")]
    [InlineData("""{"color":"red"}""", "color description name")]
    [InlineData("""{"name":"A","description":"B","coreIntensities":{"warmth":0.5,"wramth":0.4}}""", "coreIntensities")]
    public async Task Create_WithFieldsThatAreWrong_NamesEach(string body, string fields)
    {
        using var user = fixture.PlainUser();

        var answer = await user.PostAsync("/api/personas", body, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (answer.Status, answer.Code));
        Assert.Equal(fields, string.Join(' ', answer.Json.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order()));
    }

    [Fact]
    public async Task Create_WithACoreTraitThatThereIsNot_NamesItAndMakesNothing()
    {
        using var user = fixture.PlainUser();

        var answer = await user.PostAsync(
            "/api/personas", """{"name":"A","description":"B","coreIntensities":{"warmth":0.5,"wramth":0.4}}""", Cancellation);
        var mine = await user.GetAsync("/api/personas?mine=true", Cancellation);

        Assert.Equal(
            "There is no core trait 'wramth'.", answer.Json.GetProperty("errors").GetProperty("coreIntensities")[0].GetString());
        Assert.Empty(mine.Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Create_WithoutId_MakesOneAndSaysWhere()
    {
        using var user = fixture.PlainUser();

        var created = await user.PostAsync("/api/personas", new { name = "Cook Émile!", description = "Cooks." }, Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.StartsWith("cook-", created.Text("id"), StringComparison.Ordinal);
        Assert.Equal($"/api/personas/{created.Text("id")}", created.Headers.Location?.ToString());
        var persona = await user.GetAsync(created.Headers.Location!.ToString(), Cancellation);
        Assert.Equal(created.Body, persona.Body);
    }

    [Fact]
    public async Task Owner_OfAPublicPersona_IsToldToItselfAndToAdminsAlone()
    {
        using var owner = fixture.PlainUser();
        using var stranger = fixture.PlainUser();
        using var admin = await fixture.GuestAsync(Cancellation);
        var created = await owner.PostAsync("/api/personas", new { name = $"N {owner.UserId}", description = "D" }, Cancellation);
        var (path, search) = ($"/api/personas/{created.Text("id")}", $"/api/personas?search={owner.UserId}");

        Assert.Equal(owner.UserId, created.Text("ownerId"));
        Assert.Equal(owner.UserId, (await owner.GetAsync(path, Cancellation)).Text("ownerId"));
        Assert.Equal(owner.UserId, (await admin.GetAsync(path, Cancellation)).Text("ownerId"));
        await using var device = await HubClient.ConnectAsync(stranger, Cancellation);
        Assert.All(
            [
                (await stranger.GetAsync(path, Cancellation)).Json,
                (await stranger.GetAsync(search, Cancellation)).Json.GetProperty("items")[0],
                await device.InvokeAsync("watch_persona", new { personaId = created.Text("id") }, Cancellation),
            ],
            seen => Assert.False(seen.TryGetProperty("ownerId", out _)));
    }

    [Fact]
    public async Task Create_TellsTheWholePersona()
    {
        using var scene = await BeginAsync();

        var persona = await scene.User.GetAsync(scene.PersonaPath, Cancellation);

        Assert.Equal(scene.PersonaId, persona.Text("id"));
        Assert.Matches("^#[0-9a-fA-F]{6}$", persona.Text("color"));
        Assert.Equal(1, persona.Json.GetProperty("version").GetInt64());
        var traits = persona.Json.GetProperty("traits").EnumerateArray().ToList();
        Assert.Contains(traits, trait => trait.GetProperty("inherited").GetBoolean());
        Assert.Single(traits, trait => trait.GetProperty("id").GetString() == Scene.TraitId);
    }

    [Fact]
    public async Task Create_UnderATakenId_IsRefused()
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.PostAsync(
            "/api/personas", new { id = scene.PersonaId, name = "Again", description = "No." }, Cancellation);

        Assert.Equal((HttpStatusCode.Conflict, "persona_exists"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Edit_ChangesWhatIsNamedAndNothingElse()
    {
        using var scene = await BeginAsync();
        var before = await scene.User.GetAsync(scene.PersonaPath, Cancellation);

        var answer = await scene.User.PatchAsync(scene.PersonaPath, new { description = "Another." }, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "Another."), (answer.Status, answer.Text("description")));
        Assert.Equal(before.Text("name"), answer.Text("name"));
        Assert.Equal(2, answer.Json.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task EditAndDelete_OfAnothersPersona_NeedTheRole()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        using var stranger = fixture.PlainUser();
        using var admin = await fixture.GuestAsync(Cancellation);

        var edit = await stranger.PatchAsync(scene.PersonaPath, new { name = "Taken" }, Cancellation);
        var delete = await stranger.DeleteAsync(scene.PersonaPath, Cancellation);
        var byAdmin = await admin.PatchAsync(scene.PersonaPath, new { name = "Renamed" }, Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (edit.Status, edit.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (delete.Status, delete.Code));
        Assert.Equal(HttpStatusCode.OK, byAdmin.Status);
    }

    [Fact]
    public async Task Delete_TakesThePersonaAwayAndLeavesWhatItSaid()
    {
        using var scene = await BeginAsync();
        await scene.ChatAsync("Farewell.", Cancellation);

        var deleted = await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);
        var gone = await scene.User.GetAsync(scene.PersonaPath, Cancellation);
        var chat = await scene.User.ChatAsync(scene.Say("Still there?"), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal((HttpStatusCode.NotFound, "persona_unknown"), (gone.Status, gone.Code));
        Assert.Equal((HttpStatusCode.NotFound, "persona_unknown"), (chat.Status, chat.Code));
        Assert.Single(await scene.HistoryAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.DeleteAsync(scene.PersonaPath, Cancellation)).Status);
    }

    [Fact]
    public async Task Search_FindsByNamePageByPage()
    {
        using var user = fixture.PlainUser();
        // In Base64's first alphabet the arrows would have a "+", which is a space in a query.
        var family = $">>>>> Family{Guid.NewGuid():N}";
        foreach (var first in new[] { "Carl", "Anna", "Bert" })
        {
            await user.PostAsync("/api/personas", new { name = $"{first} {family}", description = "One of three." }, Cancellation);
        }

        var page = await user.GetAsync($"/api/personas?search={family}&limit=2", Cancellation);
        var rest = await user.GetAsync(
            $"/api/personas?search={family}&limit=2&cursor={page.Text("nextCursor")}", Cancellation);

        Assert.Equal([$"Anna {family}", $"Bert {family}"], Names(page));
        Assert.Equal([$"Carl {family}"], Names(rest));
        Assert.False(rest.Json.TryGetProperty("nextCursor", out _));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    public async Task Search_ForWildcardsAndQuotes_FindsThemAsText(string search)
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.GetAsync($"/api/personas?search={Uri.EscapeDataString(search)}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.All(Names(answer), name => Assert.Contains(search, name, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string?> Names(ApiAnswer page)
        => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString());

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
