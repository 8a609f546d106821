using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PersonaUniverse.Auth;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Users;

public sealed class AdminKeyTests(ApiFixture fixture)
{
    private const string Path = "/api/users/me/keys";

    [Theory]
    [InlineData("""{"name":"x","scopes":["admin","chat"]}""", 90)]
    [InlineData("""{"name":"x","scopes":["admin","chat"],"expiresInDays":90}""", 90)]
    [InlineData("""{"name":"x","scopes":["chat","admin"],"expiresInDays":7}""", 7)]
    public async Task Create_OfAnAdminsKey_TellsThatItEnds(string body, int days)
    {
        using var admin = await fixture.GuestAsync(Cancellation);

        var created = await admin.PostAsync(Path, body, Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(TimeSpan.FromDays(days), At(created.Json, "expiresAt") - At(created.Json, "createdAt"));
    }

    [Fact]
    public async Task Create_OfAnAdminsKeyThatEndsTooLate_Is400AtItsField()
    {
        using var admin = await fixture.GuestAsync(Cancellation);

        var refused = await admin.PostAsync(Path, """{"name":"x","scopes":["admin"],"expiresInDays":91}""", Cancellation);
        var list = await admin.GetAsync(Path, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (refused.Status, refused.Code));
        var told = refused.Json.GetProperty("errors").GetProperty("expiresInDays")[0].GetString();
        Assert.Contains("90 days", told, StringComparison.Ordinal);
        Assert.Empty(list.Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":["chat"]}""", null)]
    [InlineData("""{"name":"x","scopes":["chat"],"expiresInDays":3650}""", 3650)]
    public async Task Create_OfAnyOtherKey_LeavesItsEndToItsMaker(string body, int? days)
    {
        using var admin = await fixture.GuestAsync(Cancellation);

        var created = await admin.PostAsync(Path, body, Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(
            days is { } some ? At(created.Json, "createdAt").AddDays(some) : null,
            created.Json.TryGetProperty("expiresAt", out var ends) ? ends.GetDateTimeOffset() : (DateTimeOffset?)null);
    }

    [Fact]
    public async Task Revoke_ByAnAdmin_EndsAnothersKeyAtOnce()
    {
        // As issuers write them: a path could not hold it.
        var userId = $"https://issuer.example/users|{Guid.NewGuid():N}?a=b&c";
        using var user = new ApiClient(fixture.Url, TestTokens.For(userId), userId);
        using var admin = await fixture.GuestAsync(Cancellation);
        using var program = new ApiClient(fixture.Url, await user.KeyAsync(Cancellation));
        var query = $"?userId={Uri.EscapeDataString(userId)}";

        var list = await admin.GetAsync($"/api/admin/keys{query}", Cancellation);
        var keyId = Assert.Single(list.Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString();
        var before = await program.GetAsync("/v1/models", Cancellation);
        var revoked = await admin.DeleteAsync($"/api/admin/keys/{keyId}{query}", Cancellation);
        var after = await program.GetAsync("/v1/models", Cancellation);
        var again = await admin.DeleteAsync($"/api/admin/keys/{keyId}{query}", Cancellation);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized),
            (before.Status, revoked.Status, after.Status));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (again.Status, again.Code));
    }

    [Theory]
    [InlineData("GET", "/api/admin/keys")]
    [InlineData("DELETE", "/api/admin/keys/0123456789ab")]
    public async Task OthersKeys_AreNobodysButAnAdmins(string method, string path)
    {
        using var owner = fixture.PlainUser();
        using var user = fixture.PlainUser();
        using var admin = await fixture.GuestAsync(Cancellation);
        using var program = new ApiClient(fixture.Url, await admin.KeyAsync(Cancellation, "admin", "personas:write"));

        var byUser = await user.SendAsync(method, $"{path}?userId={owner.UserId}", null, Cancellation);
        var byKey = await program.SendAsync(method, $"{path}?userId={owner.UserId}", null, Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (byUser.Status, byUser.Code));
        Assert.Equal(HttpStatusCode.Forbidden, byKey.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?userId=")]
    [InlineData("?userId=a%0Ab")]
    public async Task List_OfNobody_Is400(string query)
    {
        using var admin = await fixture.GuestAsync(Cancellation);

        var answer = await admin.GetAsync($"/api/admin/keys{query}", Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Key_OfAnAdmin_MadeBeforeThereWasALimit_HasEndedToo()
    {
        using var data = new TemporaryDirectory();
        string admins;
        string plain;
        await using (var api = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation))
        {
            using var admin = await ApiClient.ForGuestAsync(api.Url, Cancellation);
            admins = await admin.KeyAsync(Cancellation, "admin", "chat");
            plain = await admin.KeyAsync(Cancellation, "chat");
            await api.StopAsync(Cancellation);
        }

        await MakeKeysOldAndEndlessAsync(data.Path);
        await using var again = await ApiProcess.StartAsync(dataDirectory: data.Path, cancellationToken: Cancellation);
        using var adminsProgram = new ApiClient(again.Url, admins);
        using var plainProgram = new ApiClient(again.Url, plain);

        Assert.Equal(HttpStatusCode.Unauthorized, (await adminsProgram.GetAsync("/v1/models", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.OK, (await plainProgram.GetAsync("/v1/models", Cancellation)).Status);
    }

    [Fact]
    public async Task Start_WithALifetimeThatIsNone_EndsAndNamesIt()
    {
        var (exitCode, output) = await ApiProcess.RunToEndAsync(
            new ApiSettings { Values = new Dictionary<string, string> { ["Auth:AdminKeyLifetime"] = "00:00:00" } }, Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("AdminKeyLifetime", output, StringComparison.Ordinal);
    }

    // As keys stood in the state of a user before an admin's had to end.
    private static async Task MakeKeysOldAndEndlessAsync(string dataDirectory)
    {
        await using var database = new SqliteConnection($"Data Source={Directory.GetFiles(dataDirectory, "*.db").Single()}");
        await database.OpenAsync(Cancellation);
        await using var command = database.CreateCommand();
        command.CommandText = """
            UPDATE grain_state SET payload = json_remove(
                json_set(payload, '$.apiKeys[0].key.createdAt', @made, '$.apiKeys[1].key.createdAt', @made),
                '$.apiKeys[0].key.expiresAt')
            WHERE grain_type = 'user' AND json_array_length(payload, '$.apiKeys') = 2
            """;
        command.Parameters.AddWithValue("@made", TimeProvider.System.GetUtcNow().AddDays(-100).ToString("O"));
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    private static DateTimeOffset At(JsonElement key, string member) => key.GetProperty(member).GetDateTimeOffset();
}
