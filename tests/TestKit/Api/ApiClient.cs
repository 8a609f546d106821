using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PersonaUniverse.TestKit;

/// <summary>One user at any API's REST door.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(string url, string? token = null, string userId = "")
    {
        _http = new HttpClient { BaseAddress = new Uri(url), Timeout = TestTimeouts.Process };
        (Url, Token, UserId) = (url, token, userId);
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>Gets the API's address.</summary>
    public string Url { get; }

    /// <summary>Gets the user's token; null for none.</summary>
    public string? Token { get; }

    /// <summary>Gets the user's id.</summary>
    public string UserId { get; }

    /// <summary>Becomes a new guest.</summary>
    public static async Task<ApiClient> ForGuestAsync(string url, CancellationToken cancellationToken)
    {
        using var nobody = new ApiClient(url);
        var guest = await nobody.PostAsync("/api/auth/guest", body: null, cancellationToken);
        return new ApiClient(url, guest.Text("accessToken"), guest.Text("userId")!);
    }

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken)
        => SendAsync("GET", path, body: null, cancellationToken);

    public Task<ApiAnswer> PostAsync(string path, object? body, CancellationToken cancellationToken)
        => SendAsync("POST", path, body, cancellationToken);

    public Task<ApiAnswer> PutAsync(string path, object body, CancellationToken cancellationToken)
        => SendAsync("PUT", path, body, cancellationToken);

    public Task<ApiAnswer> PatchAsync(string path, object body, CancellationToken cancellationToken)
        => SendAsync("PATCH", path, body, cancellationToken);

    public Task<ApiAnswer> DeleteAsync(string path, CancellationToken cancellationToken)
        => SendAsync("DELETE", path, body: null, cancellationToken);

    /// <summary>Sends a request. A string goes as it is, anything else as JSON.</summary>
    public Task<ApiAnswer> SendAsync(string method, string path, object? body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = Json(body);
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>Sends a request of the caller's own making.</summary>
    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return await ApiAnswer.ReadAsync(response, cancellationToken);
        }
    }

    /// <summary>Says something and waits for the reply.</summary>
    public Task<ApiAnswer> ChatAsync(ChatMessage message, CancellationToken cancellationToken)
        => PostAsync("/api/chat", message, cancellationToken);

    /// <summary>Says something and hears the reply as it is spoken.</summary>
    public async IAsyncEnumerable<ApiEvent> StreamAsync(
        ChatMessage message, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The client's own bound ends with the headers.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TestTimeouts.Process);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = Json(message) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(deadline.Token))
        {
            yield return new ApiEvent(item.EventType, JsonElement.Parse(item.Data)) { StreamId = item.EventId };
        }
    }

    public void Dispose() => _http.Dispose();

    private static StringContent Json(object body)
        => new(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
}
