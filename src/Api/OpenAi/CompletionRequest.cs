using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>A request for a chat completion. What is not named here is ignored: clients send much that concerns other servers.</summary>
public sealed record CompletionRequest
{
    /// <summary>Gets the persona that is to reply.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the conversation, oldest first.</summary>
    public IReadOnlyList<CompletionMessage?>? Messages { get; init; }

    /// <summary>Gets whether the reply comes as it is spoken. Default: no.</summary>
    public bool? Stream { get; init; }

    /// <summary>Gets what else a stream shall tell.</summary>
    [JsonPropertyName("stream_options")]
    public StreamOptions? StreamOptions { get; init; }

    /// <summary>Gets the sampling temperature, in [0, 2].</summary>
    public double? Temperature { get; init; }

    /// <summary>Gets the share of likelihood to sample from, in [0, 1].</summary>
    [JsonPropertyName("top_p")]
    public double? TopP { get; init; }

    /// <summary>Gets how many replies are wanted; only one is ever made.</summary>
    public int? N { get; init; }

    /// <summary>Gets the texts before which the reply ends: one, or up to 16.</summary>
    [JsonConverter(typeof(StopConverter))]
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Gets the most tokens to write.</summary>
    [JsonPropertyName("max_tokens")]
    public int? MaxTokens { get; init; }

    /// <summary>Gets the most tokens to write, by its newer name.</summary>
    [JsonPropertyName("max_completion_tokens")]
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets how much to avoid what was mentioned at all, in [-2, 2].</summary>
    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; init; }

    /// <summary>Gets how much to avoid what was mentioned often, in [-2, 2].</summary>
    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; init; }

    /// <summary>Gets the session to go on with; null or empty for none.</summary>
    public string? User { get; init; }

    /// <summary>Says nothing of what was said.</summary>
    public override string ToString() => nameof(CompletionRequest);
}
