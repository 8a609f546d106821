using System.Net;
using System.Net.Http.Headers;

namespace PersonaUniverse.Hosting;

/// <summary>How the API serves the site. What the site does is tested in src/Web, in a browser.</summary>
public sealed class SiteTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/p/tutor")]
    [InlineData("/chat/some-session")]
    public async Task Get_AViewsAddressByABrowser_IsAPageUnderAStrictPolicy(string path)
    {
        using var browser = new HttpClient();

        var answer = await browser.SendAsync(AsBrowser(path), Cancellation);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    public async Task Get_TheRoot_IsThePageWhoeverAsks(string? accepted)
    {
        using var client = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, fixture.Url);
        if (accepted is not null)
        {
            request.Headers.Accept.ParseAdd(accepted);
        }

        var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/nowhere")]
    [InlineData("/hubs/nowhere")]
    [InlineData("/health/nowhere")]
    [InlineData("/openapi/nowhere")]
    [InlineData("/assets/nowhere.js")]
    public async Task Get_AnUnknownAddressOfTheApiByABrowser_IsNotFound(string path)
    {
        using var browser = new HttpClient();

        var answer = await browser.SendAsync(AsBrowser(path), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_WithoutAToken_IsRefusedUnderTheSamePolicy()
    {
        using var client = new HttpClient();

        var answer = await client.GetAsync(new Uri($"{fixture.Url}/api/sessions"), Cancellation);
        var error = await client.GetAsync(new Uri($"{fixture.Url}/api/nowhere"), Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (answer.StatusCode, error.StatusCode));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["nosniff"], error.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/PersonaUniverse.Api.dll")]
    [InlineData("/index.html.br")]
    public async Task Get_AFileThatIsNotTheSites_IsNotFound(string path)
    {
        using var client = new HttpClient();

        var answer = await client.GetAsync(new Uri(fixture.Url + path), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private HttpRequestMessage AsBrowser(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, fixture.Url + path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return request;
    }
}
