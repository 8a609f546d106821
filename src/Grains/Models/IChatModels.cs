using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models;

/// <summary>The language models an operator has configured. A port; the silo knows the vendors.</summary>
public interface IChatModels
{
    /// <summary>Chooses the model of that name, or the default one for null or a name that is not configured.</summary>
    /// <remarks>
    /// The client has its deadlines, retries, circuit breaker and fallback built in. It throws <see cref="ModelException"/> and
    /// nothing else, except for cancellation. Updates that a fallback produced carry <see cref="FallbackKey"/> in their
    /// additional properties. It is shared: do not dispose it.
    /// </remarks>
    IChatClient Choose(string? name);

    /// <summary>Chooses the model that extracts traits after a reply by the model of that name; null when a lexicon does (offline).</summary>
    IChatClient? ChooseExtractor(string? name);

    /// <summary>The key of the additional property that marks an update as the fallback model's.</summary>
    public const string FallbackKey = "persona_universe.fallback";

    /// <summary>The name, and the reported model id, of the model that needs no key and no network.</summary>
    public const string Offline = "offline";
}
