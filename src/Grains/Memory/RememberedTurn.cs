using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>A turn and what is remembered of it.</summary>
/// <param name="Logged">The turn, as it stands in the log.</param>
/// <param name="Memories">New memories, and as forgotten ones those that say what is remembered already; there may be none.</param>
/// <param name="Ended">Older facts whose validity ends otherwise than before, as they are with the new memories.</param>
internal sealed record RememberedTurn(LoggedTurn Logged, ImmutableArray<StoredMemory> Memories, ImmutableArray<StoredMemory> Ended);
