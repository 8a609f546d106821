namespace PersonaUniverse.Models;

/// <summary>One language model.</summary>
public sealed class NamedModelOptions
{
    /// <summary>Gets or sets whose protocol it speaks. Default <see cref="ModelKind.OpenAI"/>.</summary>
    public ModelKind Kind { get; set; }

    /// <summary>Gets or sets the provider's id of the model, such as <c>gpt-4.1-mini</c>. Required.</summary>
    public string Model { get; set; } = "";

    /// <summary>
    /// Gets or sets the provider's key. Required, except for <see cref="ModelKind.OpenAICompatible"/>; default: the
    /// environment's <c>OPENAI_API_KEY</c> or <c>ANTHROPIC_API_KEY</c>, by <see cref="Kind"/>.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Gets or sets where the provider is: an absolute http or https address, with <c>/v1</c> where the server has it.
    /// Required for <see cref="ModelKind.OpenAICompatible"/>; default: the vendor's own.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// Gets or sets whether the model takes a temperature. Default: true, but false for <see cref="ModelKind.Anthropic"/>,
    /// whose newer models and SDK know none. With false none is sent, nor <c>top_p</c>, nor penalties: reasoning models refuse a
    /// request that has one of them.
    /// </summary>
    public bool? AcceptsTemperature { get; set; }
}
