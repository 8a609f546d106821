using Microsoft.Data.Sqlite;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Writes to SQLite what is remembered of turns, and what becomes of memories.</summary>
internal sealed class SqliteMemoryWriter : SqliteWriter
{
    private static readonly string[] Row =
    [
        "user", "persona", "id", "session", "seq", "entry", "by_hand", "forgotten", "step", "failures", "embedder", "vector",
    ];

    private readonly SqliteStatement _mark;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _upsert;
    private readonly SqliteStatement _settle;

    public SqliteMemoryWriter(SqliteConnection connection)
        : base(connection)
    {
        _mark = Prepare(MemoryQueries.MarkRemembered, "user", "session", "seq", "created");
        _insert = Prepare(MemoryQueries.Insert, Row);
        _upsert = Prepare(MemoryQueries.Upsert, Row);
        _settle = Prepare(
            MemoryQueries.Settle, "step", "failures", "embedder", "vector", "user", "persona", "id", "forgotten");
    }

    public override void Write(SqliteTransaction transaction, BatchedWrite write)
    {
        switch (write)
        {
            case RememberTurnWrite remember:
                Remember(transaction, remember);
                break;
            case SaveMemoriesWrite save:
                Write(_upsert, transaction, save.Key, save.Memories);
                save.Stored = true;
                break;
            case SettleMemoriesWrite settle:
                Settle(transaction, settle);
                break;
        }
    }

    private void Remember(SqliteTransaction transaction, RememberTurnWrite write)
    {
        var (logged, memories, ended) = write.Remembered;

        // A turn that is gone or forgotten by now must not come back as a memory.
        write.Stored = 1 == _mark.Execute(
            transaction, write.Key.UserId, logged.SessionId, logged.Turn.Seq, LogTime.ToMicroseconds(logged.Turn.CreatedAt));
        if (write.Stored)
        {
            var inserted = Write(_insert, transaction, write.Key, memories);
            write.Inserted.UnionWith(inserted);

            // What was forgotten and does not go in ends nothing.
            if (inserted.Count == memories.Length)
            {
                Write(_upsert, transaction, write.Key, ended);
            }
        }
    }

    private void Settle(SqliteTransaction transaction, SettleMemoriesWrite write)
    {
        foreach (var memory in write.Memories)
        {
            _settle.Execute(
                transaction,
                (short)memory.Step,
                (short)memory.Failures,
                memory.Embedder,
                MemoryRow.Bytes(memory.Vector),
                write.Key.UserId,
                write.Key.PersonaId,
                memory.Entry.Id,
                memory.Forgotten);
        }

        write.Stored = true;
    }

    /// <returns>The ids of those that went in.</returns>
    private static List<Guid> Write(
        SqliteStatement statement, SqliteTransaction transaction, UserPersonaKey key, IEnumerable<StoredMemory> memories)
    {
        var written = new List<Guid>();
        foreach (var memory in memories)
        {
            var entry = memory.Entry;
            var changed = statement.Execute(
                transaction,
                key.UserId,
                key.PersonaId,
                entry.Id,
                entry.SessionId,
                entry.Seq,
                MemoryJson.Write(memory),
                memory.IsByHand,
                memory.Forgotten,
                (short)memory.Step,
                (short)memory.Failures,
                memory.Embedder,
                MemoryRow.Bytes(memory.Vector));
            if (changed > 0)
            {
                written.Add(entry.Id);
            }
        }

        return written;
    }
}
