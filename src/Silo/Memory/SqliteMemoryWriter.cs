using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Writes memories to SQLite, a transaction a call.</summary>
internal sealed class SqliteMemoryWriter(DbDataSource database) : IMemoryWriter
{
    public Task<ImmutableArray<RememberedTurn>> RememberAsync(
        MemoryKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                var remembered = ImmutableArray.CreateBuilder<RememberedTurn>(turns.Count);
                foreach (var turn in turns)
                {
                    // A turn that is gone or forgotten by now must not come back as a memory.
                    await using var mark = connection.Command(
                        MemoryQueries.MarkRemembered,
                        ("user", key.UserId),
                        ("session", turn.Turn.SessionId),
                        ("seq", turn.Turn.Turn.Seq),
                        ("created", LogTime.ToMicroseconds(turn.Turn.Turn.CreatedAt)));
                    if (await mark.ExecuteNonQueryAsync(cancellationToken) == 1)
                    {
                        var stored = await WriteAsync(connection, MemoryQueries.Insert, key, turn.Memories, cancellationToken);
                        await WriteAsync(connection, MemoryQueries.Upsert, key, turn.Ended, cancellationToken);
                        remembered.Add(turn with { Memories = stored });
                    }
                }

                return remembered.DrainToImmutable();
            },
            cancellationToken);

    public Task SaveAsync(MemoryKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
        => database.TransactAsync(
            connection => WriteAsync(connection, MemoryQueries.Upsert, key, memories, cancellationToken), cancellationToken);

    /// <returns>Those that went in.</returns>
    private static async Task<ImmutableArray<StoredMemory>> WriteAsync(
        DbConnection connection,
        string sql,
        MemoryKey key,
        IReadOnlyList<StoredMemory> memories,
        CancellationToken cancellationToken)
    {
        var written = ImmutableArray.CreateBuilder<StoredMemory>(memories.Count);
        foreach (var memory in memories)
        {
            var entry = memory.Entry;
            await using var command = connection.Command(
                sql,
                ("user", key.UserId),
                ("persona", key.PersonaId),
                ("id", entry.Id),
                ("session", entry.SessionId),
                ("seq", entry.Seq),
                ("entry", memory.Forgotten ? "" : MemoryJson.Write(entry)),
                ("by_hand", entry.Edited || entry.Pinned),
                ("forgotten", memory.Forgotten),
                ("step", (short)memory.Step),
                ("failures", (short)memory.Failures),
                ("embedder", (object?)memory.Embedder ?? DBNull.Value),
                ("vector", memory.Vector.IsEmpty ? DBNull.Value : MemoryMarshal.AsBytes(memory.Vector.Span).ToArray()));
            if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                written.Add(memory);
            }
        }

        return written.DrainToImmutable();
    }
}
