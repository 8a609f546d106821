using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Stores how far memories are in step. Writes no text, so it cannot restore a forgotten memory.</summary>
internal sealed class SettleMemoriesStatement : PostgresStatement
{
    private readonly PostgresRows<MemoryRow> _memories;

    public SettleMemoriesStatement()
    {
        _memories = MemoryRow.AddStep(MemoryRow.AddKey(Rows<MemoryRow>()));
        Command.CommandText = $"""
            UPDATE memories m SET step = s.step, failures = s.failures, embedder = s.embedder, vector = s.vector
            FROM {_memories.Table} AS s ({_memories.Names})
            WHERE m.user_id = s.user_id AND m.persona_id = s.persona_id AND m.memory_id = s.memory_id AND m.forgotten = s.forgotten
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is SettleMemoriesWrite settle)
        {
            foreach (var memory in settle.Memories)
            {
                _memories.Add(new MemoryRow(settle.Key, memory));
            }

            settle.Stored = true;
        }
    }
}
