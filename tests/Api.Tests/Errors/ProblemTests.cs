using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Errors;

/// <summary>Problems tell a newcomer what to do about them.</summary>
public sealed class ProblemTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("""{"message":"secret",""", "$", "line 1")]
    [InlineData("{\n  \"message\": secret\n}", "message", "line 2")]
    [InlineData("""{"message":"hi","personaId":"p","sessionId":"s","secret":1}""", "secret", "unknown")]
    [InlineData("""{"message":1,"personaId":"p","sessionId":"s"}""", "message", "a string")]
    [InlineData("""{"message":"hi","personaId":"p","sessionId":["secret"]}""", "sessionId", "a string")]
    [InlineData("""["secret"]""", "$", "an object")]
    public async Task MalformedBody_IsToldWhereAndWhyWithoutQuotingIt(string body, string field, string why)
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.PostAsync("/api/chat", body, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "malformed_json"), (answer.Status, answer.Code));
        Assert.Contains(why, answer.Text("detail")!, StringComparison.Ordinal);
        Assert.Contains("line ", answer.Text("detail")!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text("detail")!, StringComparison.Ordinal);
        Assert.Equal([field], FieldsOf(answer));
    }

    [Theory]
    [InlineData("""{"name":"N","description":"D","traits":{}}""", "traits", "an array")]
    [InlineData("""{"name":"N","description":"D","coreIntensities":[]}""", "coreIntensities", "an object")]
    [InlineData("""{"name":"N","description":"D","coreIntensities":{"warmth":"high"}}""", "coreIntensities.warmth", "a number")]
    [InlineData("""{"name":"N","description":"D","traits":[{"id":"t","intensity":"high"}]}""", "traits[0].intensity", "a number")]
    public async Task ValueOfAnotherKind_IsToldWhichKindIsExpected(string body, string field, string kind)
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.PostAsync("/api/personas", body, Cancellation);

        Assert.Equal("malformed_json", answer.Code);
        Assert.Contains($"{kind} is expected here", answer.Text("detail")!, StringComparison.Ordinal);
        Assert.Equal([field], FieldsOf(answer));
    }

    [Fact]
    public async Task MissingBody_IsToldAsSuch()
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.SendAsync("POST", "/api/chat", body: null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("body", answer.Text("detail")!, StringComparison.Ordinal);
        Assert.Equal(["$"], FieldsOf(answer));
    }

    [Theory]
    [InlineData("/api/sessions?limit=many", "limit", "whole number")]
    [InlineData("/api/personas?mine=perhaps", "mine", "true or false")]
    [InlineData("/api/memories", "personaId", "required")]
    [InlineData("/api/memories?personaId=p&query=%00", "query", "query must be")]
    [InlineData("/api/memories?personaId=p&cursor=abc", "cursor", "cursor")]
    [InlineData("/api/personas?cursor=%00abc", "cursor", "cursor")]
    [InlineData("/api/personas?cursor=bm9uc2Vuc2U%3D", "cursor", "cursor")]
    [InlineData("/api/personas/tutor/versions?before=0", "before", "version")]
    [InlineData("/api/personas/tutor/traits/history?before=0", "before", "version")]
    [InlineData("/api/sessions/s/messages?before=0", "before", "turn")]
    public async Task BadParameter_IsNamedWithWhatItMustBe(string path, string parameter, string must)
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.GetAsync(path, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (answer.Status, answer.Code));
        Assert.Equal([parameter], FieldsOf(answer));
        Assert.Contains(must, answer.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursor_ThatAPageEndedWith_IsTaken()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        var first = await user.GetAsync("/api/personas?limit=1", Cancellation);

        var second = await user.GetAsync($"/api/personas?limit=1&cursor={Uri.EscapeDataString(first.Text("nextCursor")!)}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.NotEqual(first.Json.GetProperty("items").GetRawText(), second.Json.GetProperty("items").GetRawText());
    }

    [Theory]
    [InlineData("GET", "/api/nowhere", 404)]
    [InlineData("GET", "/api/chat", 405)]
    [InlineData("POST", "/api/chat", 415)]
    [InlineData("GET", "/api/personas/nobody-here", 404)]
    public async Task Problem_HasATypeATitleAndADetail(string method, string path, int status)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        foreach (var accepted in new[] { "application/json", "text/event-stream" })
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("hi") };
            request.Headers.Accept.ParseAdd(accepted);

            var answer = await user.SendAsync(request, Cancellation);

            Assert.Equal(status, (int)answer.Status);
            AssertWhole(answer);
        }
    }

    [Fact]
    public async Task Request_WithoutAToken_IsToldHowToBringOne()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.GetAsync("/api/sessions", Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, answer.Code));
        AssertWhole(answer);
        Assert.Contains("Authorization: Bearer", answer.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsToldWhole()
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.PostAsync(
            "/api/chat", new { message = new string('a', 70_000), personaId = "p", sessionId = "s" }, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        AssertWhole(answer);
    }

    [Theory]
    [InlineData("text/event-stream;q=0, application/json", "application/json")]
    [InlineData("text/event-stream;q=0.1", "text/event-stream")]
    public async Task EventStream_IsSentToThoseAloneWhoAcceptOne(string accepted, string mediaType)
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(scene.Say("Hello."), JsonSerializerOptions.Web), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept", accepted);

        var answer = await scene.User.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.Status, answer.MediaType));
    }

    private static void AssertWhole(ApiAnswer problem)
        => Assert.All(["type", "title", "detail", "code"], member => Assert.NotEmpty(problem.Text(member)!));

    private static IEnumerable<string> FieldsOf(ApiAnswer problem)
        => problem.Json.GetProperty("errors").EnumerateObject().Select(field => field.Name);
}
