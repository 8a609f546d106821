using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;
using static PersonaUniverse.Memory.TurnMemoryState;

namespace PersonaUniverse.Memory;

/// <summary>Notes turns as remembered and stores what is remembered of them, both or neither.</summary>
internal sealed class RememberTurnsStatement : PostgresStatement
{
    private readonly List<RememberTurnWrite> _writes = [];
    private readonly PostgresRows<RememberTurnWrite> _turns;
    private readonly PostgresRows<MemoryRow> _memories;

    public RememberTurnsStatement()
    {
        _turns = Rows<RememberTurnWrite>()
            .Column("user_id", NpgsqlDbType.Text, static write => write.Key.UserId)
            .Column("session_id", NpgsqlDbType.Text, static write => write.Remembered.Logged.SessionId)
            .Column("seq", NpgsqlDbType.Bigint, static write => write.Remembered.Logged.Turn.Seq)
            .Column("created_at", NpgsqlDbType.TimestampTz, static write => LogTime.Truncate(write.Remembered.Logged.Turn.CreatedAt));
        _memories = MemoryRow.AddColumns(Rows<MemoryRow>()
            .Column("place", NpgsqlDbType.Bigint, static row => row.Place)
            .Column("ended", NpgsqlDbType.Boolean, static row => row.Ended));
        Command.CommandText = Sql();
    }

    public override void Add(BatchedWrite write)
    {
        if (write is not RememberTurnWrite remember)
        {
            return;
        }

        _writes.Add(remember);
        _turns.Add(remember);
        AddMemories(remember, remember.Remembered.Memories, ended: false);
        AddMemories(remember, remember.Remembered.Ended, ended: true);
    }

    public override void Read(NpgsqlDataReader row)
    {
        var write = _writes[(int)row.GetInt64(0) - 1];
        write.Stored = true;
        if (!row.IsDBNull(1))
        {
            write.Inserted.Add(row.GetGuid(1));
        }
    }

    public override void Clear()
    {
        base.Clear();
        _writes.Clear();
    }

    private void AddMemories(RememberTurnWrite remember, IEnumerable<StoredMemory> memories, bool ended)
    {
        foreach (var memory in memories)
        {
            _memories.Add(new MemoryRow(remember.Key, memory, _writes.Count, ended));
        }
    }

    // A turn that is gone or forgotten by now is not marked, and what is not marked must not come back as a memory. Its time tells it
    // from one of the same number in a session that was deleted and begun again. What was forgotten and does not go in ends nothing.
    private string Sql() => $"""
        WITH marked AS (
            UPDATE messages m SET memory_state = {Remembered:D}
            FROM {_turns.Table} WITH ORDINALITY AS t ({_turns.Names}, place)
            WHERE m.user_id = t.user_id AND m.session_id = t.session_id AND m.seq = t.seq AND m.created_at = t.created_at
                AND m.memory_state = {Waiting:D}
            RETURNING t.place
        ), rows AS MATERIALIZED (
            SELECT i.* FROM {_memories.Table} AS i ({_memories.Names})
            JOIN marked USING (place)
        ), stored AS (
            INSERT INTO memories ({MemoryQueries.Columns}) SELECT {MemoryQueries.Columns} FROM rows WHERE NOT ended
            {MemoryQueries.OrKeep}
            RETURNING memory_id
        ), refused AS (
            SELECT place FROM rows WHERE NOT ended AND memory_id NOT IN (SELECT memory_id FROM stored)
        ), ended AS (
            INSERT INTO memories ({MemoryQueries.Columns}) SELECT {MemoryQueries.Columns} FROM rows
            WHERE ended AND place NOT IN (SELECT place FROM refused)
            {MemoryQueries.OrReplace}
        )
        SELECT place, NULL AS memory_id FROM marked
        UNION ALL
        SELECT rows.place, stored.memory_id FROM stored JOIN rows USING (memory_id) WHERE NOT rows.ended
        """;
}
