using System.Collections;
using Npgsql;

namespace PersonaUniverse.Storage;

/// <summary>One statement of a batch: it writes, for all writes that concern it, rows that it is given as columns.</summary>
/// <remarks>Its parameters stay the same objects from batch to batch, so that the statement stays prepared.</remarks>
internal abstract class PostgresStatement
{
    private readonly List<IList> _columns = [];

    public NpgsqlBatchCommand Command { get; } = new();

    /// <summary>Gets whether there is nothing to write.</summary>
    public bool IsEmpty => _columns[0].Count == 0;

    /// <summary>Gets whether the database answers with rows, which are then all given to <see cref="Read"/>.</summary>
    public virtual bool Answers => true;

    /// <summary>Takes up what concerns this statement of a write; nothing, if nothing does.</summary>
    public abstract void Add(BatchedWrite write);

    /// <summary>Reads a row of the database's answer.</summary>
    public virtual void Read(NpgsqlDataReader row) => throw new NotSupportedException();

    /// <summary>Empties the statement for the next batch.</summary>
    public virtual void Clear()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }
    }

    /// <summary>Makes rows whose columns are the next of the statement's parameters. Add all of them before other rows are made.</summary>
    protected PostgresRows<TRow> Rows<TRow>() => new(Command.Parameters, _columns);
}
