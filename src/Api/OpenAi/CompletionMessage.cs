using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>A message of the conversation.</summary>
public sealed record CompletionMessage
{
    /// <summary>Gets who speaks: system, developer, user, assistant, tool or function.</summary>
    public string? Role { get; init; }

    /// <summary>Gets what is said: a string, or parts that are all text.</summary>
    [JsonConverter(typeof(ContentConverter))]
    public string? Content { get; init; }

    /// <summary>Says nothing of what was said.</summary>
    public override string ToString() => nameof(CompletionMessage);
}
