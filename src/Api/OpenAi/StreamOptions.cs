using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>What else a stream shall tell.</summary>
public sealed record StreamOptions
{
    /// <summary>Gets whether the tokens used come before the end.</summary>
    [JsonPropertyName("include_usage")]
    public bool? IncludeUsage { get; init; }
}
