namespace PersonaUniverse.Models;

/// <summary>Whose protocol a model speaks.</summary>
public enum ModelKind
{
    /// <summary>OpenAI's chat completions, at OpenAI.</summary>
    OpenAI = 0,

    /// <summary>Anthropic's messages.</summary>
    Anthropic = 1,

    /// <summary>OpenAI's chat completions, at another server (Ollama, vLLM, LM Studio, OpenRouter …).</summary>
    OpenAICompatible = 2,
}
