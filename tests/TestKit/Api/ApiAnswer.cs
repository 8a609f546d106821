using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PersonaUniverse.TestKit;

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, without the content's.</param>
/// <param name="MediaType">What the body is.</param>
/// <param name="Body">The body as text.</param>
public sealed record ApiAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, string Body)
{
    /// <summary>Gets the body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Gets the stable code of a problem; null when the body has none.</summary>
    public string? Code
        => MediaType == "application/problem+json" && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Gets a member of the body as text.</summary>
    public string? Text(string member) => Json.GetProperty(member).GetString();

    internal static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => new(
            response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(cancellationToken));
}
