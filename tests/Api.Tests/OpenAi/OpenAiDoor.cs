using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.OpenAi;

/// <summary>What tests of the OpenAI door have in common.</summary>
internal static class OpenAiDoor
{
    public const string Completions = "/v1/chat/completions";

    /// <summary>A seed persona that every API has.</summary>
    public const string Persona = "tutor";

    /// <summary>A key of the user's.</summary>
    public static async Task<string> KeyAsync(this ApiClient user, CancellationToken cancellationToken, params string[] scopes)
    {
        var created = await user.PostAsync(
            "/api/users/me/keys", new { name = "a test's", scopes = scopes is [] ? ["chat"] : scopes }, cancellationToken);
        Assert.True(created.Status is HttpStatusCode.Created, created.Body);
        return created.Text("key")!;
    }

    /// <summary>Asks for a reply and leaves when it has begun: what follows is still to be read.</summary>
    public static async Task<HttpResponseMessage> BeginStreamAsync(
        this ApiClient user, object question, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(user.Url), Timeout = TestTimeouts.Process };
        using var request = new HttpRequestMessage(HttpMethod.Post, Completions) { Content = JsonContent.Create(question) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    /// <summary>The chunks of a streamed answer, after a check of the bytes around them: nothing but data lines, and the end.</summary>
    public static IReadOnlyList<JsonElement> Chunks(ApiAnswer answer)
    {
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.Status, answer.MediaType));
        return Chunks(answer.Body);
    }

    /// <summary>The chunks of a streamed answer's body, after the same check.</summary>
    public static IReadOnlyList<JsonElement> Chunks(string body)
    {
        Assert.EndsWith("\n\ndata: [DONE]\n\n", body, StringComparison.Ordinal);
        var events = body.Split("\n\n", StringSplitOptions.None);
        Assert.Equal("", events[^1]);
        Assert.All(events[..^1], one => Assert.StartsWith("data: ", one, StringComparison.Ordinal));
        Assert.All(events[..^1], one => Assert.DoesNotContain('\n', one));
        return [.. events[..^2].Select(one => JsonElement.Parse(one["data: ".Length..]))];
    }

    /// <summary>The text that chunks make together.</summary>
    public static string TextOf(IEnumerable<JsonElement> chunks)
    {
        var text = new StringBuilder();
        foreach (var choice in chunks.SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray()))
        {
            text.Append(choice.GetProperty("delta").TryGetProperty("content", out var content) ? content.GetString() : "");
        }

        return text.ToString();
    }

    /// <summary>The error of an answer in OpenAI's shape: its status, type, parameter and code.</summary>
    public static (int Status, string? Type, string? Param, string? Code) ErrorOf(ApiAnswer answer)
    {
        Assert.Equal("application/json", answer.MediaType);
        var error = answer.Json.GetProperty("error");
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        return (
            (int)answer.Status,
            error.GetProperty("type").GetString(),
            error.GetProperty("param").GetString(),
            error.GetProperty("code").GetString());
    }
}
