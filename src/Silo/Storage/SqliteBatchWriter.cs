using Microsoft.Data.Sqlite;

namespace PersonaUniverse.Storage;

/// <summary>Writes a batch to SQLite in one transaction, over a connection of its own whose statements stay prepared.</summary>
/// <param name="database">Where to.</param>
/// <param name="createWriters">Makes the writers for a connection, one for each kind of write.</param>
internal sealed class SqliteBatchWriter(
    SqliteDataSource database, Func<SqliteConnection, IReadOnlyList<SqliteWriter>> createWriters) : IBatchWriter
{
    private Link? _link;

    public Task WriteAsync(IReadOnlyList<BatchedWrite> batch)
    {
        try
        {
            Write(batch);
            return Task.CompletedTask;
        }
        catch (Exception exception)
        {
            // The transaction is undone with it; the next batch begins afresh.
            Close();
            return Task.FromException(exception);
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Write(IReadOnlyList<BatchedWrite> batch)
    {
        var link = _link ??= Open();

        // Not deferred: a transaction that begins by reading could not wait for another's write lock later.
        using var transaction = link.Connection.BeginTransaction(deferred: false);
        foreach (var write in batch)
        {
            write.Stored = false;
            foreach (var writer in link.Writers)
            {
                writer.Write(transaction, write);
            }
        }

        transaction.Commit();
    }

    private Link Open()
    {
        var connection = database.OpenConnection();
        return new Link(connection, createWriters(connection));
    }

    private void Close()
    {
        if (_link is not { } link)
        {
            return;
        }

        _link = null;
        foreach (var writer in link.Writers)
        {
            writer.Dispose();
        }

        link.Connection.Dispose();
    }

    private sealed record Link(SqliteConnection Connection, IReadOnlyList<SqliteWriter> Writers);
}
