using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cli;

/// <summary>One server's REST door.</summary>
internal sealed class Server : IDisposable
{
    private readonly HttpClient _http;

    public Server(Uri address, string token)
    {
        // A reply may take its time; a person at a terminal stops it with Ctrl+C.
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks for something, or has something done.</summary>
    /// <exception cref="ServerException">The server refuses or is not there.</exception>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(method, path, content, accept: null, cancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken)
            ?? throw new ServerException("The server answered with nothing.");
    }

    /// <summary>Fetches a file.</summary>
    /// <exception cref="ServerException">The server refuses or is not there.</exception>
    public async Task<byte[]> FetchAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(HttpMethod.Get, path, content: null, accept: null, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Says something and hears the reply as it is spoken: each event's name and what it says.</summary>
    /// <exception cref="ServerException">The server refuses or is not there.</exception>
    public async IAsyncEnumerable<(string Name, JsonElement Payload)> SayAsync(
        JsonObject message, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(
            HttpMethod.Post, "/api/chat", JsonContent.Create(message), "text/event-stream", cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            yield return (item.EventType, JsonElement.Parse(item.Data));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method, string path, HttpContent? content, string? accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new ServerException($"{_http.BaseAddress} cannot be reached: {failure.Message}");
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ServerException(await DescribeAsync(response, cancellationToken));
        }
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
            var where = problem?["errors"] is JsonObject errors ? $" ({string.Join(", ", errors.Select(error => error.Key))})" : "";
            return $"{problem?["detail"] ?? problem?["title"]}{where} [{problem?["code"] ?? (int)response.StatusCode}]";
        }
        catch (JsonException)
        {
            return $"The server answered {(int)response.StatusCode}.";
        }
    }
}
