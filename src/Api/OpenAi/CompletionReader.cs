using System.Collections.Immutable;
using System.Text.Json;
using PersonaUniverse.Errors;
using PersonaUniverse.Sessions;
using PersonaUniverse.Validation;

namespace PersonaUniverse.OpenAi;

/// <summary>Makes of a request what the grains understand, or says which field is wrong.</summary>
internal static class CompletionReader
{
    private const int MostMessages = 2048;
    private const int MostStops = 16;
    private const int LongestStop = 500;
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Reads a request's body, whatever type it says it is: some clients say none.</summary>
    /// <exception cref="ApiException">It is not a request as the reference describes it.</exception>
    public static async Task<CompletionRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var request = await JsonSerializer.DeserializeAsync(http.Body, OpenAiJson.Default.CompletionRequest, cancellationToken)
            ?? throw ApiException.Invalid("$", "A body is required.");
        Require(!string.IsNullOrEmpty(request.Model), "model", "model is required: a persona's id.");
        Require(request.Messages is { Count: >= 1 and <= MostMessages }, "messages", $"messages must be 1–{MostMessages} messages.");
        Require(request.Messages!.All(message => message is not null), "messages", "A message must be an object.");
        Require(request.N is null or 1, "n", "Only one reply is made: n must be 1.");
        RequireRange(request.Temperature, 0, 2, "temperature");
        RequireRange(request.TopP, 0, 1, "top_p");
        RequireRange(request.PresencePenalty, -2, 2, "presence_penalty");
        RequireRange(request.FrequencyPenalty, -2, 2, "frequency_penalty");
        RequireRange(request.MaxTokens, 1, int.MaxValue, "max_tokens");
        RequireRange(request.MaxCompletionTokens, 1, int.MaxValue, "max_completion_tokens");
        Require(
            request.Stop is not { } stop || (stop.Count <= MostStops && stop.All(text => text.Length <= LongestStop)),
            "stop",
            $"stop must be at most {MostStops} texts of at most {LongestStop} characters.");
        return request;
    }

    /// <summary>How the reply is to be made.</summary>
    public static Sampling SamplingOf(CompletionRequest request)
        => new(
            request.Temperature,
            request.TopP,
            request.MaxCompletionTokens ?? request.MaxTokens,
            request.PresencePenalty,
            request.FrequencyPenalty,
            [.. (request.Stop ?? []).Where(stop => stop.Length > 0)]);

    /// <summary>The conversation as the client tells it.</summary>
    public static ImmutableArray<ScriptLine> ScriptOf(CompletionRequest request)
        => [.. request.Messages!.Select((message, index) => new ScriptLine(RoleOf(message!, index), Clean(message!.Content, index)))];

    /// <summary>What is new in a session: the user's last message.</summary>
    public static string UtteranceOf(CompletionRequest request)
    {
        var script = ScriptOf(request);
        var last = script.LastOrDefault(line => line.Role is ScriptRole.User && !string.IsNullOrWhiteSpace(line.Text))?.Text;
        Require(last is not null, "messages", "A session needs a message of the user's.");
        Require(last!.Length <= Utterance.MaxLength, "messages", $"In a session a message is at most {Utterance.MaxLength} characters.");
        return last;
    }

    /// <summary>The session a request goes on with; null when it is to stand alone.</summary>
    public static string? SessionOf(CompletionRequest request, HttpRequest http)
    {
        var (named, field) = http.Headers["X-Session-Id"].ToString() is { Length: > 0 } header
            ? (header, "X-Session-Id")
            : (request.User, "user");
        if (string.IsNullOrEmpty(named))
        {
            return null;
        }

        Require(Ids.Fits(named), field, $"{field} names the session: 1–100 characters of A–Z a–z 0–9 . _ : -");
        return named;
    }

    /// <summary>
    /// What the client calls its request, so that it gets the same turn when it sends it again; null when it does not say.
    /// </summary>
    public static string? MessageIdOf(HttpRequest http)
    {
        var named = http.Headers[IdempotencyKey].ToString();
        if (named.Length == 0)
        {
            return null;
        }

        Require(Ids.Fits(named), IdempotencyKey, Ids.PatternMessage.Replace("{0}", IdempotencyKey, StringComparison.Ordinal));
        return named;
    }

    private static ScriptRole RoleOf(CompletionMessage message, int index) => message.Role switch
    {
        "system" or "developer" => ScriptRole.Client,
        "user" or "tool" or "function" => ScriptRole.User,
        "assistant" => ScriptRole.Persona,
        _ => throw ApiException.Invalid($"messages[{index}].role", "role must be system, developer, user, assistant, tool or function."),
    };

    private static string Clean(string? content, int index)
        => content is null ? ""
            : !PlainTextAttribute.IsText(content)
                ? throw ApiException.Invalid($"messages[{index}].content", "content holds characters that do not belong in text.")
                : content;

    private static void RequireRange(double? value, double least, double most, string field)
        => Require(value is null || (value >= least && value <= most), field, $"{field} must be in [{least}, {most}].");

    private static void Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            throw ApiException.Invalid(field, message);
        }
    }
}
