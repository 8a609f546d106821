using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>A turn and what is remembered of it.</summary>
/// <param name="Logged">The turn, as it stands in the log.</param>
/// <param name="Memories">New memories, those that repeat an older one among them as forgotten; there may be none.</param>
/// <param name="Ended">Older facts whose end the new memories change, with that end.</param>
internal sealed record RememberedTurn(LoggedTurn Logged, ImmutableArray<StoredMemory> Memories, ImmutableArray<StoredMemory> Ended);
