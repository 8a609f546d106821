namespace PersonaUniverse.Models;

/// <summary>The language models of a silo (section <c>Models</c>).</summary>
/// <remarks>
/// With <c>OPENAI_API_KEY</c> or <c>ANTHROPIC_API_KEY</c> in the environment, models named <c>openai</c> and <c>anthropic</c>
/// exist without any configuration (see <see cref="ModelsEnvironment"/>). The name <c>offline</c> always exists.
/// </remarks>
public sealed class ModelCatalogOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Models";

    /// <summary>Gets the models by the name a persona asks for. Default: those the environment has keys for.</summary>
    /// <remarks>Names are not case-sensitive; <c>offline</c> is taken.</remarks>
    public Dictionary<string, NamedModelOptions> Named { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets the name of the model that plays a persona which asks for none, or for one that is not configured.
    /// Default: the first that exists of <c>openai</c>, <c>anthropic</c>, <c>offline</c>.
    /// </summary>
    public string? Default { get; set; }

    /// <summary>
    /// Gets or sets the name of the model that answers when the chosen one fails before its first word.
    /// Default: none, the failure is the caller's.
    /// </summary>
    public string? Fallback { get; set; }

    /// <summary>
    /// Gets or sets the name of a cheaper model that extracts traits. Default: the one that wrote the reply. With
    /// <c>offline</c>, and for replies written offline, a lexicon extracts and no text leaves the silo.
    /// </summary>
    public string? Extractor { get; set; }

    /// <summary>Gets or sets how long a model may take.</summary>
    public ModelDeadlineOptions Deadlines { get; set; } = new();

    /// <summary>
    /// Gets how long it may take until the fallback has answered for a model that says nothing: 180 s by default. Null where no model of
    /// a provider is the fallback.
    /// </summary>
    public TimeSpan? LongestFallback
        => Fallback is null || string.Equals(Fallback, IChatModels.Offline, StringComparison.OrdinalIgnoreCase)
            ? null
            : Deadlines.Place + Deadlines.FirstToken + Deadlines.Place + Deadlines.Total;

    /// <summary>Gets or sets how a failed call is repeated.</summary>
    public ModelRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets when a failing model is left alone.</summary>
    public ModelBreakerOptions Breaker { get; set; } = new();

    /// <summary>
    /// Gets or sets how many calls of one model may be under way on this silo. Default 256; 1 to 10000. As many again wait for a
    /// place, for at most half of <see cref="ModelDeadlineOptions.FirstToken"/>, before their deadlines begin; the rest fail at once, or
    /// fall back. Whole answers, such as trait reports, take half of the places at most, and may wait for each of the two limits.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 256;
}
