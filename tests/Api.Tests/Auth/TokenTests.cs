using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Auth;

public sealed class TokenTests(ApiFixture fixture)
{
    /// <summary>Gets what is wrong with a token, and the token; null for none at all.</summary>
    public static TheoryData<string, string?> AllBadTokens()
    {
        var issuer = TestTokens.Issuer;
        var all = new TheoryData<string, string?>
        {
            { "wrong key", TestTokens.IssuerWith(Encoding.UTF8.GetBytes(new string('x', 64))).For("user-1") },
            { "HS512", (issuer with { Algorithm = "HS512", Signature = SignLonger }).For("user-1") },
        };
        foreach (var what in BadTokens.Names)
        {
            all.Add(what, BadTokens.Of(issuer, what));
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(AllBadTokens))]
    public async Task Rest_WithABadToken_Is401(string what, string? token)
    {
        using var user = new ApiClient(fixture.Url, token);

        var answer = await user.GetAsync("/api/sessions", Cancellation);

        Assert.True(answer.Status is HttpStatusCode.Unauthorized, what);
        Assert.Equal("unauthenticated", answer.Code);
        Assert.Contains(answer.Headers.WwwAuthenticate, challenge => challenge.Scheme == "Bearer");
    }

    [Theory]
    [MemberData(nameof(AllBadTokens))]
    public async Task Hub_WithABadToken_CannotBeReached(string what, string? token)
    {
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.ConnectAsync(fixture.Url, token, Cancellation));

        Assert.True(refusal.StatusCode is HttpStatusCode.Unauthorized, what);
    }

    [Theory]
    [MemberData(nameof(AllBadTokens))]
    public async Task HubWebSocket_WithABadTokenInTheQuery_IsRefused(string what, string? token)
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.SendAsync(WebSocketRequest($"/hubs/chat?access_token={token}"), Cancellation);

        Assert.True(answer.Status is HttpStatusCode.Unauthorized, what);
    }

    [Fact]
    public async Task HubWebSocket_WithATokenInTheQuery_IsLetIn()
    {
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(fixture.Url)
        {
            Scheme = "ws",
            Path = "/hubs/chat",
            Query = $"access_token={TestTokens.For("user-1")}",
        };

        await socket.ConnectAsync(address.Uri, Cancellation);

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task Hub_WhenItsTokenExpires_EndsTheLine()
    {
        var claims = TestTokens.Issuer.Claims("user-1");
        claims["exp"] = TimeProvider.System.GetUtcNow().AddSeconds(8).ToUnixTimeSeconds();
        await using var device = await HubClient.ConnectAsync(fixture.Url, TestTokens.Issuer.Sign(claims), Cancellation);

        await device.Closed.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Rest_WithATokenInTheQuery_Is401()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.GetAsync($"/api/sessions?access_token={TestTokens.For("user-1")}", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Rest_WithAGoodToken_IsLetIn()
    {
        using var user = fixture.PlainUser();

        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/api/sessions", Cancellation)).Status);
    }

    [Theory]
    [InlineData("role", "admin", HttpStatusCode.OK)]
    [InlineData("roles", "admin", HttpStatusCode.OK)]
    [InlineData("roles", "user", HttpStatusCode.Forbidden)]
    [InlineData("roles", "Admin", HttpStatusCode.Forbidden)]
    [InlineData("scope", "admin", HttpStatusCode.Forbidden)]
    public async Task Change_OfAnothersPersona_NeedsTheAdminRole(string claim, string role, HttpStatusCode expected)
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        var claims = TestTokens.Issuer.Claims($"user-{Guid.NewGuid():N}");
        claims[claim] = role;
        using var user = new ApiClient(fixture.Url, TestTokens.Issuer.Sign(claims));

        var answer = await user.PutAsync("/api/personality", scene.Change("set", 0.9), Cancellation);

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Guest_IsAUserOfItsOwnWithAToken()
    {
        using var nobody = new ApiClient(fixture.Url);

        var first = await nobody.PostAsync("/api/auth/guest", body: null, Cancellation);
        var second = await nobody.PostAsync("/api/auth/guest", body: null, Cancellation);

        Assert.Equal("Bearer", first.Text("tokenType"));
        Assert.True(first.Json.GetProperty("expiresAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
        Assert.NotEqual(first.Text("userId"), second.Text("userId"));
    }

    private static HttpRequestMessage WebSocketRequest(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16]));
        return request;
    }

    private static byte[] SignLonger(byte[] body) => HMACSHA512.HashData(Encoding.UTF8.GetBytes(TestTokens.Key), body);
}
