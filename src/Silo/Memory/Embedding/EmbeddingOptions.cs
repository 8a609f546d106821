using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PersonaUniverse.Models;

namespace PersonaUniverse.Memory.Embedding;

/// <summary>What turns texts into vectors (section <c>Memory:Embeddings</c>). Without a model, hashed features do, offline.</summary>
/// <remarks>
/// Vectors of different embedders cannot be compared: after a change, memories are embedded again as they are next used, and are
/// found by their words until then.
/// </remarks>
public sealed class EmbeddingOptions : IValidatableObject
{
    public const string SectionName = "Memory:Embeddings";

    /// <summary>Gets or sets whose protocol the model speaks: OpenAI's, for OpenAI or a compatible server.</summary>
    public ModelKind Kind { get; set; } = ModelKind.OpenAI;

    /// <summary>
    /// Gets or sets the id of the embedding model, such as <c>text-embedding-3-small</c>. Default: none, hashed features.
    /// </summary>
    public string? Model { get; set; }

    /// <summary>
    /// Gets or sets the provider's key. Default: the environment's <c>OPENAI_API_KEY</c> for <see cref="ModelKind.OpenAI"/>, none for a
    /// compatible server.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets where the provider is. Required for a compatible server.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Gets or sets how many numbers a vector has; it must be what the model makes. Default: 512.</summary>
    [Range(16, 4096)]
    public int Dimensions { get; set; } = HashedEmbeddingGenerator.DefaultDimensions;

    /// <summary>Gets or sets how many vectors each silo keeps at hand for texts that come again. Default: 10,000; 0 for none.</summary>
    [Range(0, 1_000_000)]
    public int Cached { get; set; } = 10_000;

    /// <summary>Gets or sets how long a request may take. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Model))
        {
            yield break;
        }

        if (Kind is ModelKind.Anthropic)
        {
            yield return new ValidationResult("Anthropic has no embedding models: name OpenAI or OpenAICompatible.", [nameof(Kind)]);
        }

        if (Kind is ModelKind.OpenAICompatible && string.IsNullOrWhiteSpace(BaseUrl))
        {
            yield return new ValidationResult("A compatible server needs its BaseUrl.", [nameof(BaseUrl)]);
        }

        if (BaseUrl is not null && !(Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("The BaseUrl must be an absolute http or https address.", [nameof(BaseUrl)]);
        }

        if (Kind is ModelKind.OpenAI && string.IsNullOrWhiteSpace(ApiKey))
        {
            yield return new ValidationResult("OpenAI's embeddings need an ApiKey or OPENAI_API_KEY.", [nameof(ApiKey)]);
        }
    }
}

/// <summary>Checks the options; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class EmbeddingOptionsValidator : IValidateOptions<EmbeddingOptions>;
