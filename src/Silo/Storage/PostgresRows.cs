using System.Collections;
using Npgsql;
using NpgsqlTypes;

namespace PersonaUniverse.Storage;

/// <summary>
/// Rows that a statement is given. Each of their columns is a parameter of its own: an array, filled again for each batch.
/// </summary>
/// <param name="parameters">The statement's parameters.</param>
/// <param name="columns">The values behind them, in the same order.</param>
/// <typeparam name="TRow">What a row is made of.</typeparam>
internal sealed class PostgresRows<TRow>(NpgsqlParameterCollection parameters, List<IList> columns)
{
    private readonly int _first = parameters.Count + 1;
    private readonly List<string> _names = [];
    private readonly List<Action<TRow>> _fill = [];

    /// <summary>Gets the names of the columns, as a list of columns in SQL has them.</summary>
    public string Names => string.Join(", ", _names);

    /// <summary>Gets the rows as a table in SQL, whose columns have no names yet.</summary>
    public string Table => $"unnest({string.Join(", ", _names.Select((_, place) => $"${_first + place}"))})";

    /// <summary>Adds a column, which is the statement's next parameter.</summary>
    public PostgresRows<TRow> Column<T>(string name, NpgsqlDbType type, Func<TRow, T> value)
    {
        var values = new List<T>();
        _names.Add(name);
        _fill.Add(row => values.Add(value(row)));
        columns.Add(values);
        parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return this;
    }

    /// <summary>Adds a row to the batch.</summary>
    public void Add(TRow row)
    {
        foreach (var fill in _fill)
        {
            fill(row);
        }
    }
}
