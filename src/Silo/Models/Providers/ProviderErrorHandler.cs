using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PersonaUniverse.Models.Resilience;

namespace PersonaUniverse.Models.Providers;

/// <summary>Turns a provider's refusal into a <see cref="ModelException"/> before an SDK sees it.</summary>
/// <remarks>
/// Here, because the SDKs' exceptions lose <c>Retry-After</c>, and because they quote the body, in which providers repeat
/// parts of the key and of the prompt. Of the body only the error's code is kept.
/// </remarks>
internal sealed class ProviderErrorHandler(string name, TimeProvider clock) : DelegatingHandler
{
    private const int LongestBody = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var code = await ErrorCodeAsync(response, cancellationToken);
            var failure = ModelErrors.FailureOf(response.StatusCode);
            throw new ModelException(failure, Describe(failure, response.StatusCode, code), RetryAfter(response.Headers));
        }
    }

    private string Describe(ModelFailure failure, HttpStatusCode status, string? code)
    {
        var verb = failure switch
        {
            ModelFailure.Refused => "refused the request",
            ModelFailure.RateLimited => "is rate limited",
            _ => "is unavailable",
        };
        return $"The model '{name}' {verb} (HTTP {(int)status}{(code is null ? "" : ", " + code)}).";
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<string?> ErrorCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength is > LongestBody)
        {
            return null;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(LongestBody, cancellationToken);
            using var body = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                    ? Code(error, "code") ?? Code(error, "type")
                    : null;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            // The status says enough.
            return null;
        }
    }

    /// <summary>Only what looks like a code: whatever else a server puts there could be anything.</summary>
    private static string? Code(JsonElement error, string property)
        => error.TryGetProperty(property, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 and <= 48 } code
            && code.All(c => char.IsAsciiLetterLower(c) || c == '_')
                ? code
                : null;
}
