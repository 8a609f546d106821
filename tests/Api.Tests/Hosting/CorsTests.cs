using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class CorsTests(ApiFixture fixture)
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/chat")]
    [InlineData("/hubs/chat/negotiate")]
    public async Task Preflight_FromAConfiguredOrigin_IsAllowed(string path)
    {
        using var browser = new ApiClient(fixture.Url);

        var answer = await browser.SendAsync(Preflight(path, ApiFixture.FriendlyOrigin), Cancellation);

        Assert.Equal([ApiFixture.FriendlyOrigin], answer.Headers.GetValues(AllowOrigin));
    }

    [Theory]
    [InlineData("https://stranger.example")]
    [InlineData("http://friend.example")]
    [InlineData("https://friend.example.stranger.example")]
    [InlineData("null")]
    public async Task Preflight_FromAnyOtherOrigin_IsNot(string origin)
    {
        using var browser = new ApiClient(fixture.Url);

        var answer = await browser.SendAsync(Preflight("/api/chat", origin), Cancellation);

        Assert.False(answer.Headers.Contains(AllowOrigin));
    }

    private static HttpRequestMessage Preflight(string path, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        return request;
    }
}
