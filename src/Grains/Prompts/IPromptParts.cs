using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Prompts;

/// <summary>Keeps the texts of a session's prompts, each once, by its hash. A port; they go with their session.</summary>
/// <remarks>Every method throws <see cref="DependencyUnavailableException"/> while the database does not answer.</remarks>
internal interface IPromptParts
{
    /// <summary>Keeps texts; those that are kept stay as they are.</summary>
    /// <param name="session">Whose prompts.</param>
    /// <param name="parts">The texts, by the SHA-256 of their UTF-8 in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task PutAsync(
        SessionKey session, IReadOnlyCollection<KeyValuePair<string, string>> parts, CancellationToken cancellationToken);

    /// <summary>Reads texts of a session's.</summary>
    /// <param name="session">Whose prompts.</param>
    /// <param name="hashes">Which texts: as many as one prompt has, for a session may keep hundreds.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Those that are kept, by their hashes.</returns>
    Task<ImmutableDictionary<string, string>> GetAsync(
        SessionKey session, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);
}
