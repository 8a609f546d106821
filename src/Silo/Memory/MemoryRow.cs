using System.Runtime.InteropServices;
using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>A memory to write to Postgres.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Place">The place in its batch of the turn it comes with, from 1; 0 where it comes by itself.</param>
/// <param name="Ended">Whether it is an older one that the turn ended.</param>
internal readonly record struct MemoryRow(UserPersonaKey Key, StoredMemory Memory, long Place = 0, bool Ended = false)
{
    /// <summary>Adds the columns that <see cref="MemoryQueries.Columns"/> names.</summary>
    public static PostgresRows<MemoryRow> AddColumns(PostgresRows<MemoryRow> rows) => AddStep(AddKey(rows)
        .Column("session_id", NpgsqlDbType.Text, static row => row.Memory.Entry.SessionId)
        .Column("seq", NpgsqlDbType.Bigint, static row => row.Memory.Entry.Seq)
        .Column("entry", NpgsqlDbType.Text, static row => MemoryJson.Write(row.Memory))
        .Column("by_hand", NpgsqlDbType.Boolean, static row => row.Memory.IsByHand));

    /// <summary>Adds the columns that tell which memory it is.</summary>
    public static PostgresRows<MemoryRow> AddKey(PostgresRows<MemoryRow> rows) => rows
        .Column("user_id", NpgsqlDbType.Text, static row => row.Key.UserId)
        .Column("persona_id", NpgsqlDbType.Text, static row => row.Key.PersonaId)
        .Column("memory_id", NpgsqlDbType.Uuid, static row => row.Memory.Entry.Id);

    /// <summary>Adds the columns that tell how far it is in step.</summary>
    public static PostgresRows<MemoryRow> AddStep(PostgresRows<MemoryRow> rows) => rows
        .Column("forgotten", NpgsqlDbType.Boolean, static row => row.Memory.Forgotten)
        .Column("step", NpgsqlDbType.Smallint, static row => (short)row.Memory.Step)
        .Column("failures", NpgsqlDbType.Smallint, static row => (short)row.Memory.Failures)
        .Column("embedder", NpgsqlDbType.Text, static row => row.Memory.Embedder)
        .Column("vector", NpgsqlDbType.Bytea, static row => Bytes(row.Memory.Vector));

    /// <summary>A vector as its column holds it; null for none.</summary>
    public static byte[]? Bytes(ReadOnlyMemory<float> vector)
        => vector.IsEmpty ? null : MemoryMarshal.AsBytes(vector.Span).ToArray();
}
