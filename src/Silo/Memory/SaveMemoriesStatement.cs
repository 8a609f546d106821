using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Stores memories as they are now.</summary>
internal sealed class SaveMemoriesStatement : MemoryRowsStatement
{
    internal const string Sql = $"""
        INSERT INTO memories ({MemoryQueries.Columns})
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        {MemoryQueries.OrReplace}
        """;

    public SaveMemoriesStatement()
        : base(Sql)
        => AddColumns();

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is SaveMemoriesWrite save)
        {
            foreach (var memory in save.Memories)
            {
                Add(save.Key, memory);
            }

            save.Stored = true;
        }
    }
}
