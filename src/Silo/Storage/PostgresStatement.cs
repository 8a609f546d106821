using System.Collections;
using Npgsql;
using NpgsqlTypes;

namespace PersonaUniverse.Storage;

/// <summary>One statement of a batch: it writes, for all writes that concern it, rows that it is given as columns.</summary>
/// <remarks>Its columns are array parameters, filled again for each batch, so that the statement stays prepared.</remarks>
internal abstract class PostgresStatement(string sql)
{
    private readonly List<IList> _columns = [];

    public NpgsqlBatchCommand Command { get; } = new(sql);

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

    /// <summary>Adds the next of the statement's parameters.</summary>
    protected List<T> Column<T>(NpgsqlDbType type)
    {
        var values = new List<T>();
        _columns.Add(values);
        Command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return values;
    }
}
