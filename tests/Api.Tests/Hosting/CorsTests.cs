using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class CorsTests(ApiFixture fixture)
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("/api/chat")]
    [InlineData("/hubs/chat/negotiate")]
    public async Task Preflight_FromAConfiguredOrigin_IsAllowed(string path)
    {
        using var browser = new ApiClient(fixture.Url);

        var answer = await browser.SendAsync(Preflight(path, ApiFixture.FriendlyOrigin), Cancellation);

        Assert.Equal([ApiFixture.FriendlyOrigin], answer.Headers.GetValues(AllowOrigin));
    }

    [Fact]
    public async Task Answer_ToAConfiguredOrigin_LetsItsPagesReadWhatTheyNeed()
    {
        using var user = fixture.PlainUser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/personas/tutor");
        request.Headers.Add("Origin", ApiFixture.FriendlyOrigin);

        var answer = await user.SendAsync(request, Cancellation);

        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal(
            ["Allow", "ETag", "Location", "Retry-After"],
            answer.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(names => names.Split(',')).Order());
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

    [Theory]
    [InlineData("https://friend.example", true)]
    [InlineData("https://Friend.example:8443", true)]
    [InlineData("http://127.0.0.1:5173", true)]
    [InlineData("http://[::1]:5173", true)]
    [InlineData("https://friend.example/", false)]
    [InlineData("https://friend.example/chat", false)]
    [InlineData("https://friend.example?a=b", false)]
    [InlineData("https://friend.example:443", false)]
    [InlineData("https://edda@friend.example", false)]
    [InlineData("https://*.friend.example", false)]
    [InlineData("friend.example", false)]
    [InlineData("ftp://friend.example", false)]
    [InlineData("*", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Origins_ThatNoBrowserSends_AreRefused(string origin, bool isOrigin)
    {
        var options = new AllowedOriginOptions { Origins = [ApiFixture.FriendlyOrigin, origin] };

        var result = new AllowedOriginOptionsValidator().Validate(name: null, options);

        Assert.Equal(isOrigin, result.Succeeded);
        Assert.Equal(!isOrigin, result.FailureMessage?.StartsWith($"Cors:Origins: '{origin}' ", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Start_WithAnOriginThatNoBrowserSends_FailsAndSaysWhich()
    {
        var (exitCode, output) = await ApiProcess.RunToEndAsync(
            new ApiSettings { Values = new Dictionary<string, string> { ["Cors:Origins:0"] = "https://friend.example/chat" } },
            Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Cors:Origins: 'https://friend.example/chat' is no origin", output, StringComparison.Ordinal);
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
