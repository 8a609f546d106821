using System.Collections.Immutable;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Writes memories to Postgres, in the transactions that turns are written in.</summary>
internal sealed class PostgresMemoryWriter(GroupCommit writes) : IMemoryWriter
{
    public async Task<ImmutableArray<RememberedTurn>> RememberAsync(
        MemoryKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
    {
        var all = turns.Select(turn => new RememberTurnWrite(key, turn, cancellationToken)).ToList();
        await Task.WhenAll(all.Select(writes.WriteAsync));
        return
        [
            .. all.Where(write => write.Stored).Select(write => write.Turn with
            {
                Memories = [.. write.Turn.Memories.Where(memory => write.Inserted.Contains(memory.Entry.Id))],
            }),
        ];
    }

    public Task SaveAsync(MemoryKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
        => memories.Count == 0
            ? Task.CompletedTask
            : writes.WriteAsync(new SaveMemoriesWrite(key, memories, cancellationToken));
}
