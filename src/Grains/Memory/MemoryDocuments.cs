using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>Makes memories into what the index by words holds.</summary>
internal static class MemoryDocuments
{
    private const int OrdersPerTurn = 4;

    public static MemoryDocument Of(MemoryEntry entry) => new(
        entry.Id,
        entry.Kind is MemoryKind.Reply ? MemoryPartition.Persona : MemoryPartition.User,
        entry.Text,
        entry.SessionId,
        (entry.Seq * OrdersPerTurn) + Place(entry.Kind),
        entry.At,
        entry.Importance,
        entry.Pinned,
        entry.Topic,
        Superseded: entry.ValidTo is not null);

    // Within a turn, in the order in which it is said.
    private static int Place(MemoryKind kind) => kind switch
    {
        MemoryKind.Said => 0,
        MemoryKind.Fact => 1,
        MemoryKind.Reply => 2,
        _ => 3,
    };
}
