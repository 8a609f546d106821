using System.Net;
using System.Text.RegularExpressions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed partial class OpenApiTests(ApiFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/auth/guest", "post")]
    [InlineData("/api/chat", "post")]
    [InlineData("/api/personality", "put")]
    [InlineData("/api/personas", "get", "post")]
    [InlineData("/api/personas/{personaId}", "get", "patch", "delete")]
    [InlineData("/api/sessions", "get")]
    [InlineData("/api/sessions/{sessionId}", "get", "delete")]
    [InlineData("/api/sessions/{sessionId}/stop", "post")]
    [InlineData("/api/sessions/{sessionId}/messages", "get")]
    [InlineData("/api/users/me/preferences", "get", "put")]
    [InlineData("/api/admin/keys", "get")]
    [InlineData("/api/admin/keys/{keyId}", "delete")]
    [InlineData("/health/live", "get")]
    [InlineData("/health/ready", "get")]
    public async Task Document_DescribesTheRoute(string path, params string[] methods)
    {
        using var nobody = new ApiClient(fixture.Url);

        var document = await nobody.GetAsync("/openapi/v1.json", Cancellation);

        Assert.Equal(HttpStatusCode.OK, document.Status);
        Assert.StartsWith("3.", document.Text("openapi"), StringComparison.Ordinal);
        var described = document.Json.GetProperty("paths").GetProperty(path).EnumerateObject().Select(method => method.Name);
        Assert.Equal(methods.Order(), described.Order());
    }

    // It is made once for all: what one asked it under must not stand in what the next one reads.
    [Fact]
    public async Task Document_IsTheSameUnderWhateverNameItIsAskedFor()
    {
        using var nobody = new ApiClient(fixture.Url);
        var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "elsewhere.example";

        var elsewhere = await nobody.SendAsync(request, Cancellation);

        Assert.Equal("application/json", elsewhere.MediaType);
        Assert.DoesNotContain("elsewhere", elsewhere.Body, StringComparison.Ordinal);
        Assert.Equal(elsewhere.Body, (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Body);
    }

    [Fact]
    public async Task Document_TellsWhichRoutesWantAToken()
    {
        using var nobody = new ApiClient(fixture.Url);

        var paths = (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Json.GetProperty("paths");

        Assert.True(paths.GetProperty("/api/chat").GetProperty("post").TryGetProperty("security", out _));
        Assert.False(paths.GetProperty("/api/auth/guest").GetProperty("post").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task Document_TellsOfEveryRouteHowItFails()
    {
        using var nobody = new ApiClient(fixture.Url);

        var paths = (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Json.GetProperty("paths");

        var operations = paths.EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject(), (path, method) => (Path: path.Name, Operation: method.Value));
        Assert.All(operations, described =>
        {
            var responses = described.Operation.GetProperty("responses");
            var (mediaType, schema) = described.Path.StartsWith("/v1/", StringComparison.Ordinal)
                ? ("application/json", "ErrorEnvelope")
                : ("application/problem+json", "ProblemDetails");
            var problem = responses.GetProperty("default").GetProperty("content").GetProperty(mediaType).GetProperty("schema");
            Assert.Equal($"#/components/schemas/{schema}", problem.GetProperty("$ref").GetString());
            Assert.Equal(described.Operation.TryGetProperty("security", out _), responses.TryGetProperty("401", out _));
            Assert.Equal(!described.Path.StartsWith("/health/", StringComparison.Ordinal), responses.TryGetProperty("429", out _));
        });
    }

    [Fact]
    public async Task Document_TellsOfTheCodeThatClientsDecideBy()
    {
        using var nobody = new ApiClient(fixture.Url);

        var schemas = (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Json.GetProperty("components").GetProperty("schemas");

        var problem = schemas.GetProperty("ProblemDetails");
        Assert.Equal("string", problem.GetProperty("properties").GetProperty("code").GetProperty("type").GetString());
        Assert.Equal(["code"], problem.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        var error = schemas.GetProperty("ErrorEnvelope").GetProperty("properties").GetProperty("error");
        Assert.True(error.GetProperty("properties").TryGetProperty("code", out _));
    }

    [Fact]
    public async Task Document_TellsOfBothWaysInWhichChatAnswers()
    {
        using var nobody = new ApiClient(fixture.Url);

        var paths = (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Json.GetProperty("paths");

        var reply = paths.GetProperty("/api/chat").GetProperty("post").GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal(
            "#/components/schemas/ChatResponse",
            reply.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal("string", reply.GetProperty("text/event-stream").GetProperty("schema").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Scalar_AnswersAndCallsNoForeignHost()
    {
        using var browser = new ApiClient(fixture.Url);
        var request = new HttpRequestMessage(HttpMethod.Get, "/scalar");
        request.Headers.Accept.ParseAdd("text/html");

        var page = await browser.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.MediaType));
        Assert.DoesNotMatch(ForeignSource(), page.Body);
    }

    [GeneratedRegex("""(src|href)\s*=\s*["']?(https?:)?//""", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignSource();
}
