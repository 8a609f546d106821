using System.Net;
using System.Text.RegularExpressions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed partial class OpenApiTests(ApiFixture fixture)
{
    // All there are, so that a new one is described, and nobody adds one unawares.
    private const string Routes = """
        DELETE /api/admin/keys/{keyId}
        DELETE /api/memories
        DELETE /api/memories/{id}
        DELETE /api/personas/{personaId}
        DELETE /api/sessions/{sessionId}
        DELETE /api/users/me/keys/{keyId}
        GET /api/admin/keys
        GET /api/memories
        GET /api/memories/health
        GET /api/memories/personas
        GET /api/personality/core
        GET /api/personas
        GET /api/personas/{personaId}
        GET /api/personas/{personaId}/card
        GET /api/personas/{personaId}/lineage
        GET /api/personas/{personaId}/traits/adherence
        GET /api/personas/{personaId}/traits/explain
        GET /api/personas/{personaId}/traits/history
        GET /api/personas/{personaId}/traits/rapport
        GET /api/personas/{personaId}/versions
        GET /api/personas/{personaId}/versions/{version}
        GET /api/personas/{personaId}/versions/{version}/diff
        GET /api/sessions
        GET /api/sessions/{sessionId}
        GET /api/sessions/{sessionId}/messages
        GET /api/sessions/{sessionId}/messages/{seq}/receipt
        GET /api/users/me/keys
        GET /api/users/me/preferences
        GET /health/live
        GET /health/ready
        GET /v1/models
        GET /v1/models/{model}
        PATCH /api/memories/{id}
        PATCH /api/personas/{personaId}
        POST /api/auth/guest
        POST /api/chat
        POST /api/memories/rebuild
        POST /api/personas
        POST /api/personas/from-text
        POST /api/personas/import
        POST /api/personas/{personaId}/clone
        POST /api/personas/{personaId}/restore
        POST /api/personas/{personaId}/rollback
        POST /api/personas/{personaId}/traits/rollback
        POST /api/sessions/{sessionId}/stop
        POST /api/users/me/keys
        POST /v1/chat/completions
        PUT /api/personality
        PUT /api/personality/core
        PUT /api/users/me/preferences
        """;

    [Fact]
    public async Task Document_DescribesEveryRoute()
    {
        using var nobody = new ApiClient(fixture.Url);

        var document = await nobody.GetAsync("/openapi/v1.json", Cancellation);

        Assert.Equal(HttpStatusCode.OK, document.Status);
        Assert.StartsWith("3.", document.Text("openapi"), StringComparison.Ordinal);
        var described = document.Json.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject(), (path, method) => $"{method.Name.ToUpperInvariant()} {path.Name}");
        Assert.Equal(Routes.Split('\n'), described.Order(StringComparer.Ordinal));
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
