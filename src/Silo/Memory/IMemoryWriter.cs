using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>How a database takes memories in.</summary>
internal interface IMemoryWriter
{
    /// <inheritdoc cref="IMemoryStore.RememberAsync"/>
    Task<ImmutableArray<RememberedTurn>> RememberAsync(
        MemoryKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken);

    /// <inheritdoc cref="IMemoryStore.SaveAsync"/>
    Task SaveAsync(MemoryKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken);
}
