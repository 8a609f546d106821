using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.Models.Providers.Compatible;

/// <summary>A request for a chat completion, as OpenAI's protocol has it; what is null is left out.</summary>
internal sealed record CompatibleRequest
{
    public required string Model { get; init; }

    public required IReadOnlyList<CompatibleMessage> Messages { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public float? PresencePenalty { get; init; }

    public float? FrequencyPenalty { get; init; }

    /// <summary>Gets the limit under its older name, which every compatible server knows.</summary>
    public int? MaxTokens { get; init; }

    public IReadOnlyList<string>? Stop { get; init; }

    public bool? Stream { get; init; }

    public CompatibleStreamOptions? StreamOptions { get; init; }

    public CompatibleFormat? ResponseFormat { get; init; }
}

/// <summary>A message of the conversation.</summary>
internal sealed record CompatibleMessage(string Role, string Content);

/// <summary>Asks for the tokens to be counted at the stream's end.</summary>
internal sealed record CompatibleStreamOptions(bool IncludeUsage);

/// <summary>Asks for JSON, to a schema where there is one.</summary>
internal sealed record CompatibleFormat(string Type, CompatibleSchema? JsonSchema = null);

/// <summary>The schema of the JSON asked for.</summary>
internal sealed record CompatibleSchema(string Name, JsonElement Schema);

// What is read has setters: the serializer gathers what a constructor or an "init" takes in boxes first, once a chunk.

/// <summary>An answer, or one chunk of a stream of it: they differ in whether a choice holds a message or a delta.</summary>
internal sealed record CompatibleAnswer
{
    public string? Model { get; set; }

    public List<CompatibleChoice>? Choices { get; set; }

    public CompatibleUsage? Usage { get; set; }

    /// <summary>Gets or sets what went wrong after the stream had begun.</summary>
    public JsonElement? Error { get; set; }
}

/// <summary>One of the answers asked for; we ask for one.</summary>
internal sealed record CompatibleChoice
{
    public CompatibleText? Delta { get; set; }

    public CompatibleText? Message { get; set; }

    public string? FinishReason { get; set; }
}

/// <summary>What was said; null or absent where a chunk says nothing.</summary>
internal sealed record CompatibleText
{
    public string? Content { get; set; }
}

/// <summary>The tokens, as the server counts them.</summary>
internal sealed record CompatibleUsage
{
    public long? PromptTokens { get; set; }

    public long? CompletionTokens { get; set; }
}

/// <summary>The protocol's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CompatibleRequest))]
[JsonSerializable(typeof(CompatibleAnswer))]
internal sealed partial class CompatibleJson : JsonSerializerContext;
