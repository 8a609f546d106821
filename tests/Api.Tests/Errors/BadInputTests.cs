using System.Net;
using System.Net.Http.Headers;

namespace PersonaUniverse.Errors;

public sealed class BadInputTests(ApiFixture fixture)
{
    /// <summary>Gets every bad input.</summary>
    public static TheoryData<string, string, string?, int, string> Inputs()
    {
        var data = new TheoryData<string, string, string?, int, string>();
        foreach (var (method, path, body, status, code) in BadInputs.All)
        {
            data.Add(method, path, body, status, code);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public async Task BadInput_IsToldAsAProblemWithItsCode(string method, string path, string? body, int status, string code)
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.SendAsync(method, path, body, Cancellation);

        Assert.Equal((status, "application/problem+json", code), ((int)answer.Status, answer.MediaType, answer.Code));
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        if (status == 400)
        {
            Assert.True(answer.Json.TryGetProperty("errors", out _) || body is null or "" or "null", answer.Body);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Body_OfAnotherType_IsRefused(string mediaType)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = new StringContent("""{"message":"hi","personaId":"p","sessionId":"s"}""", new MediaTypeHeaderValue(mediaType)),
        };

        var answer = await user.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_media_type"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("/api/chat", "application/json; charset=no-such-set")]
    [InlineData("/mcp", "application/json; charset=no-such-set")]
    [InlineData("/mcp", null)]
    public async Task Body_OfACharacterSetOrTypeThatNobodyKnows_IsRefused(string path, string? type)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");

        var answer = await user.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_media_type"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("POST", "/api/chat", 400, "invalid_input")]
    [InlineData("GET", "/api/sessions/never-used", 404, "session_unknown")]
    [InlineData("GET", "/api/nowhere", 404, "not_found")]
    public async Task Problem_IsToldToClientsThatAcceptNoJsonToo(string method, string path, int status, string code)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/event-stream");

        var answer = await user.SendAsync(request, Cancellation);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(answer.Text("title")!);
    }

    [Fact]
    public async Task Body_ThatIsNotUtf8_IsRefused()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        byte[] body = [.. "{\"message\":\""u8, 0xff, 0xfe, .. "\",\"personaId\":\"p\",\"sessionId\":\"s\"}"u8];
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };

        var answer = await user.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "malformed_json"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Problem_NamesEveryFieldAtFaultAndQuotesNothing()
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.PostAsync(
            "/api/chat", new { message = " ", personaId = "very secret", sessionId = "also secret" }, Cancellation);

        var errors = answer.Json.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["message", "personaId", "sessionId"], errors);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ThatIsRefused_ChangesNothing()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var before = await scene.User.GetAsync(scene.PersonaPath, Cancellation);

        await scene.ChangeAsync("set", 1.5, Cancellation);
        await scene.ChangeAsync("explode", 0.5, Cancellation);
        await scene.ChangeAsync("set", 0.5, Cancellation, "no-such-trait");

        Assert.Equal(before.Body, (await scene.User.GetAsync(scene.PersonaPath, Cancellation)).Body);
    }
}
