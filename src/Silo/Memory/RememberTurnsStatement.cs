using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Notes turns as remembered and stores what is remembered of them, both or neither.</summary>
internal sealed class RememberTurnsStatement : MemoryRowsStatement
{
    // A turn that is gone or forgotten by now is not marked, and what is not marked must not come back as a memory. Its time tells it
    // from one of the same number in a session that was deleted and begun again.
    internal const string Sql = $"""
        WITH marked AS (
            UPDATE messages m SET memory_state = 1
            FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS t (user_id, session_id, seq, created_at, place)
            WHERE m.user_id = t.user_id AND m.session_id = t.session_id AND m.seq = t.seq AND m.created_at = t.created_at
                AND m.memory_state = 0
            RETURNING t.place
        ), rows AS MATERIALIZED (
            SELECT i.* FROM unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                AS i (place, ended, {MemoryQueries.Columns})
            JOIN marked USING (place)
        ), ended AS (
            INSERT INTO memories ({MemoryQueries.Columns}) SELECT {MemoryQueries.Columns} FROM rows WHERE ended
            {MemoryQueries.OrReplace}
        ), stored AS (
            INSERT INTO memories ({MemoryQueries.Columns}) SELECT {MemoryQueries.Columns} FROM rows WHERE NOT ended
            {MemoryQueries.OrKeep}
            RETURNING memory_id
        )
        SELECT place, NULL AS memory_id FROM marked
        UNION ALL
        SELECT rows.place, stored.memory_id FROM stored JOIN rows USING (memory_id) WHERE NOT rows.ended
        """;

    private readonly List<RememberTurnWrite> _writes = [];
    private readonly List<string> _turnUserIds;
    private readonly List<string> _turnSessionIds;
    private readonly List<long> _turnSeqs;
    private readonly List<DateTime> _turnTimes;
    private readonly List<long> _places;
    private readonly List<bool> _ended;

    public RememberTurnsStatement()
        : base(Sql)
    {
        _turnUserIds = Column<string>(NpgsqlDbType.Text);
        _turnSessionIds = Column<string>(NpgsqlDbType.Text);
        _turnSeqs = Column<long>(NpgsqlDbType.Bigint);
        _turnTimes = Column<DateTime>(NpgsqlDbType.TimestampTz);
        _places = Column<long>(NpgsqlDbType.Bigint);
        _ended = Column<bool>(NpgsqlDbType.Boolean);
        AddColumns();
    }

    public override void Add(BatchedWrite write)
    {
        if (write is not RememberTurnWrite remember)
        {
            return;
        }

        _writes.Add(remember);
        _turnUserIds.Add(remember.Key.UserId);
        _turnSessionIds.Add(remember.Turn.Turn.SessionId);
        _turnSeqs.Add(remember.Turn.Turn.Turn.Seq);
        _turnTimes.Add(LogTime.Truncate(remember.Turn.Turn.Turn.CreatedAt));
        AddRows(remember, remember.Turn.Memories, ended: false);
        AddRows(remember, remember.Turn.Ended, ended: true);
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

    private void AddRows(RememberTurnWrite remember, IEnumerable<StoredMemory> memories, bool ended)
    {
        foreach (var memory in memories)
        {
            _places.Add(_writes.Count);
            _ended.Add(ended);
            Add(remember.Key, memory);
        }
    }
}
