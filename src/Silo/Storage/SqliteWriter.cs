using Microsoft.Data.Sqlite;

namespace PersonaUniverse.Storage;

/// <summary>Writes one kind of what a batch holds, with statements of its own.</summary>
internal abstract class SqliteWriter(SqliteConnection connection) : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];

    /// <summary>Writes a write of its kind and tells it whether it went in; leaves others alone.</summary>
    public abstract void Write(SqliteTransaction transaction, BatchedWrite write);

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }
    }

    /// <summary>Makes a statement that ends with this writer.</summary>
    protected SqliteStatement Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var statement = new SqliteStatement(connection, sql, parameters);
        _statements.Add(statement);
        return statement;
    }
}
