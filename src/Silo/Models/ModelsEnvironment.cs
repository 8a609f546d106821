using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Models;

/// <summary>Makes the models that the environment has keys for, so that a key is all the configuration a first run needs.</summary>
/// <remarks>
/// <c>OPENAI_API_KEY</c> (with <c>OPENAI_MODEL</c>, <c>OPENAI_BASE_URL</c>) makes <c>openai</c>;
/// <c>ANTHROPIC_API_KEY</c> (with <c>ANTHROPIC_MODEL</c>, <c>ANTHROPIC_BASE_URL</c>) makes <c>anthropic</c>.
/// </remarks>
internal sealed class ModelsEnvironment(IConfiguration configuration) : IPostConfigureOptions<ModelCatalogOptions>
{
    /// <summary>The models used when only a key is given: quick, cheap, and they take a temperature.</summary>
    private const string OpenAIModel = "gpt-4.1-mini";

    private const string AnthropicModel = "claude-haiku-4-5";

    public void PostConfigure(string? name, ModelCatalogOptions options)
    {
        Add(options, ModelKind.OpenAI, "openai", "OPENAI", OpenAIModel);
        Add(options, ModelKind.Anthropic, "anthropic", "ANTHROPIC", AnthropicModel);
        if (string.IsNullOrWhiteSpace(options.Default))
        {
            options.Default = options.Named.ContainsKey("openai") ? "openai"
                : options.Named.ContainsKey("anthropic") ? "anthropic"
                : IChatModels.Offline;
        }

        options.Fallback = string.IsNullOrWhiteSpace(options.Fallback) ? null : options.Fallback;
        options.Extractor = string.IsNullOrWhiteSpace(options.Extractor) ? null : options.Extractor;
    }

    private void Add(ModelCatalogOptions options, ModelKind kind, string name, string prefix, string defaultModel)
    {
        if (configuration[prefix + "_API_KEY"] is not { } key || string.IsNullOrWhiteSpace(key))
        {
            return;
        }

        if (!options.Named.ContainsKey(name))
        {
            options.Named[name] = new NamedModelOptions
            {
                Kind = kind,
                Model = configuration[prefix + "_MODEL"] ?? defaultModel,
                BaseUrl = configuration[prefix + "_BASE_URL"],
            };
        }

        // A key goes to the vendor it is for: never to a compatible server that merely speaks the same protocol.
        foreach (var model in options.Named.Values.Where(model => model.Kind == kind && string.IsNullOrWhiteSpace(model.ApiKey)))
        {
            model.ApiKey = key;
        }
    }
}
