using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>Remembers nothing beyond the session's own recent turns.</summary>
internal sealed class NoMemory : IMemoryRecall
{
    public Task<ImmutableArray<RecalledMemory>> RecallAsync(
        string userId, string personaId, string message, CancellationToken cancellationToken)
        => Task.FromResult(ImmutableArray<RecalledMemory>.Empty);
}
