using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Stores memories as they are now.</summary>
internal sealed class SaveMemoriesStatement : PostgresStatement
{
    private readonly PostgresRows<MemoryRow> _memories;

    public SaveMemoriesStatement()
    {
        _memories = MemoryRow.AddColumns(Rows<MemoryRow>());
        Command.CommandText = $"""
            INSERT INTO memories ({_memories.Names})
            SELECT * FROM {_memories.Table}
            {MemoryQueries.OrReplace}
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is SaveMemoriesWrite save)
        {
            foreach (var memory in save.Memories)
            {
                _memories.Add(new MemoryRow(save.Key, memory));
            }

            save.Stored = true;
        }
    }
}
