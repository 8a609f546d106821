using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>Finds what was said before that bears on a message. A port.</summary>
public interface IMemoryRecall
{
    /// <summary>Recalls the best memories that a persona has of a user.</summary>
    /// <param name="userId">Whose memories; no other user's are ever considered.</param>
    /// <param name="personaId">Which persona's.</param>
    /// <param name="message">What the user just said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<RecalledMemory>> RecallAsync(
        string userId, string personaId, string message, CancellationToken cancellationToken);
}
