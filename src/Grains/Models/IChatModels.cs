using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models;

/// <summary>The language models an operator has configured. A port; the silo knows the vendors.</summary>
internal interface IChatModels
{
    /// <summary>Chooses the model of that name, or the default one for null or a name that is not configured.</summary>
    /// <remarks>
    /// The client has its deadlines, retries, circuit breaker and fallback built in. It throws <see cref="ModelException"/> and
    /// nothing else, except for cancellation. Updates that a fallback produced carry <see cref="FallbackKey"/> in their
    /// additional properties. It is shared: do not dispose it.
    /// </remarks>
    IChatClient Choose(string? name);

    /// <summary>
    /// Chooses the model that extracts traits after a reply by the model of that name; null when a lexicon does (offline).
    /// </summary>
    IChatClient? ChooseExtractor(string? name);

    /// <summary>Tells which of a request's options reach a model: the others it does not take, so they are left out.</summary>
    /// <param name="name">The model's name, as it was chosen by.</param>
    /// <param name="byFallback">Whether it is its fallback that answered.</param>
    /// <param name="options">The request's options; they are left as they are.</param>
    ChatOptions Accepted(string? name, bool byFallback, ChatOptions options);

    /// <summary>The key of the additional property that marks an update as the fallback model's.</summary>
    public const string FallbackKey = "persona_universe.fallback";

    /// <summary>The name, and the reported model id, of the model that needs no key and no network.</summary>
    public const string Offline = "offline";
}
