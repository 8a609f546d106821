using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>A turn and what is remembered of it, which may be nothing.</summary>
public sealed record RememberedTurn(LoggedTurn Turn, ImmutableArray<StoredMemory> Memories);
