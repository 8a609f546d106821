using System.Net;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Users;

public sealed class KeyTests(ApiFixture fixture)
{
    private const string Path = "/api/users/me/keys";

    [Fact]
    public async Task Create_ShowsTheKeyOnceAndListsItWithoutItsSecret()
    {
        using var user = fixture.PlainUser();

        var created = await user.PostAsync(Path, """{"name":"tavern","scopes":["chat"],"expiresInDays":30}""", Cancellation);
        var list = await user.GetAsync(Path, Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.StartsWith("pu_", created.Text("key"), StringComparison.Ordinal);
        var item = Assert.Single(list.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("tavern", created.Text("id")), (item.GetProperty("name").GetString(), item.GetProperty("id").GetString()));
        Assert.DoesNotContain(created.Text("key")!.Split('.')[2], list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Revoke_EndsTheKeyAtOnce()
    {
        using var user = fixture.PlainUser();
        var created = await user.PostAsync(Path, """{"name":"short","scopes":["chat"]}""", Cancellation);
        using var program = new ApiClient(fixture.Url, created.Text("key"));
        var before = await program.GetAsync("/v1/models", Cancellation);

        var revoked = await user.DeleteAsync($"{Path}/{created.Text("id")}", Cancellation);
        var after = await program.GetAsync("/v1/models", Cancellation);
        var again = await user.DeleteAsync($"{Path}/{created.Text("id")}", Cancellation);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound),
            (before.Status, revoked.Status, after.Status, again.Status));
    }

    [Theory]
    [InlineData("chat", "GET", "/v1/models", HttpStatusCode.OK)]
    [InlineData("chat", "GET", "/api/personas", HttpStatusCode.OK)]
    [InlineData("chat", "POST", "/api/personas", HttpStatusCode.Forbidden)]
    [InlineData("chat", "GET", "/api/sessions", HttpStatusCode.Forbidden)]
    [InlineData("personas:read", "GET", "/v1/models", HttpStatusCode.Forbidden)]
    [InlineData("personas:read", "GET", "/api/personas", HttpStatusCode.OK)]
    [InlineData("personas:write", "POST", "/api/personas", HttpStatusCode.BadRequest)]
    [InlineData("sessions:read", "GET", "/api/sessions", HttpStatusCode.OK)]
    [InlineData("sessions:read", "DELETE", "/api/sessions/none", HttpStatusCode.Forbidden)]
    [InlineData("sessions:write", "DELETE", "/api/sessions/none", HttpStatusCode.NotFound)]
    [InlineData("memories:read", "GET", "/api/memories?personaId=keeper", HttpStatusCode.OK)]
    [InlineData("memories:read", "DELETE", "/api/memories?personaId=keeper", HttpStatusCode.Forbidden)]
    [InlineData("memories:write", "DELETE", "/api/memories?personaId=keeper", HttpStatusCode.OK)]
    [InlineData("chat", "GET", "/api/memories?personaId=keeper", HttpStatusCode.Forbidden)]
    [InlineData("chat", "GET", Path, HttpStatusCode.Forbidden)]
    [InlineData("personas:write", "GET", "/api/users/me/preferences", HttpStatusCode.Forbidden)]
    public async Task Key_OpensWhatItsScopeNamesAndNothingElse(string scope, string method, string path, HttpStatusCode expected)
    {
        using var user = fixture.PlainUser();
        using var program = new ApiClient(fixture.Url, await user.KeyAsync(Cancellation, scope));

        var answer = await program.SendAsync(method, path, method is "POST" ? "{}" : null, Cancellation);

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Key_OfAnyScope_DoesNotOpenTheHub()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var key = await user.KeyAsync(Cancellation, "chat", "sessions:read", "sessions:write", "admin");

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.ConnectAsync(fixture.Url, key, Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
    }

    [Fact]
    public async Task Key_WithItsUserOrSecretChanged_IsRefused()
    {
        using var user = fixture.PlainUser();
        using var other = fixture.PlainUser();
        var key = (await user.KeyAsync(Cancellation)).Split('.');
        var others = (await other.KeyAsync(Cancellation)).Split('.');
        string[] forged =
        [
            $"{others[0]}.{key[1]}.{key[2]}",
            $"{key[0]}.{others[1]}.{key[2]}",
            $"{key[0]}.{key[1]}.{others[2]}",
            $"{key[0]}.{key[1]}.{key[2][..^1]}",
            $"{key[0]}.{key[1]}",
        ];

        foreach (var text in forged)
        {
            using var program = new ApiClient(fixture.Url, text);
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/v1/models", Cancellation)).Status);
        }
    }

    [Fact]
    public async Task Create_OfAnAdminsKey_NeedsAnAdmin()
    {
        using var user = fixture.PlainUser();
        using var admin = await fixture.GuestAsync(Cancellation);
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);

        var refused = await user.PostAsync(Path, """{"name":"all","scopes":["admin"]}""", Cancellation);
        using var program = new ApiClient(fixture.Url, await admin.KeyAsync(Cancellation, "admin", "personas:write"));
        var edited = await program.PatchAsync(scene.PersonaPath, new { name = "By the admin's key" }, Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.OK, edited.Status);
    }

    [Theory]
    [InlineData("""{"scopes":["chat"]}""")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x","scopes":["everything"]}""")]
    [InlineData("""{"name":"x","scopes":[null]}""")]
    [InlineData("""{"name":"x","scopes":["chat"],"expiresInDays":0}""")]
    public async Task Create_OfWhatIsNoKey_Is400(string body)
    {
        using var user = fixture.PlainUser();

        var answer = await user.PostAsync(Path, body, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Create_OfMoreKeysThanOneMayHave_Is409()
    {
        using var user = fixture.PlainUser();
        for (var i = 0; i < 50; i++)
        {
            await user.KeyAsync(Cancellation);
        }

        var answer = await user.PostAsync(Path, """{"name":"one more","scopes":["chat"]}""", Cancellation);

        Assert.Equal((HttpStatusCode.Conflict, "too_many_keys"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Key_SurvivesARestart()
    {
        using var data = new TemporaryDirectory();
        string key;
        await using (var api = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation))
        {
            using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
            key = await user.KeyAsync(Cancellation);
            await api.StopAsync(Cancellation);
        }

        await using var again = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation);
        using var program = new ApiClient(again.Url, key);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/v1/models", Cancellation)).Status);
    }
}
