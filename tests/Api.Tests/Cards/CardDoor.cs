using System.Net;
using System.Net.Http.Headers;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Cards;

/// <summary>What tests of cards have in common.</summary>
internal static class CardDoor
{
    /// <summary>Sends a file to be imported.</summary>
    public static Task<ApiAnswer> ImportAsync(this ApiClient user, byte[] file, CancellationToken cancellationToken, string query = "")
        => user.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/personas/import{query}")
            {
                Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            cancellationToken);

    /// <summary>Imports a card that is as it should be.</summary>
    /// <returns>The persona's id.</returns>
    public static async Task<string> TakeAsync(this ApiClient user, byte[] file, CancellationToken cancellationToken, string query = "")
    {
        var answer = await user.ImportAsync(file, cancellationToken, query);
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Body);
        return answer.Text("id")!;
    }

    /// <summary>Exports a persona.</summary>
    public static async Task<byte[]> ExportAsync(this ApiClient user, string personaId, string query, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(user.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        return await http.GetByteArrayAsync(new Uri($"/api/personas/{personaId}/card{query}", UriKind.Relative), cancellationToken);
    }
}
