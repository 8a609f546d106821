using Npgsql;

namespace PersonaUniverse.Storage;

/// <summary>Writes a batch to Postgres in one round trip, which is one transaction.</summary>
/// <param name="database">Where to.</param>
/// <param name="createStatements">Makes the statements among which writes find theirs, in the order in which they are to run.</param>
internal sealed class PostgresBatchWriter(
    NpgsqlDataSource database, Func<IReadOnlyList<PostgresStatement>> createStatements) : IBatchWriter
{
    private Link? _link;

    public async Task WriteAsync(IReadOnlyList<BatchedWrite> batch)
    {
        var reused = _link is not null;
        try
        {
            await WriteOnLinkAsync(batch);
        }
        catch (Exception lost) when (IsOutOfStep(lost) || (reused && (IsClosed(lost) || DatabaseErrors.IsLostConnection(lost))))
        {
            // The connection is to blame: the server went and came back while it was idle, or it fell out of step. Should the batch
            // have been stored all the same, its rows are refused as duplicates now, and their writers read again what there is; an
            // update sets again what it has set, and a failure is counted once for its time.
            await WriteOnLinkAsync(batch);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is { } link)
        {
            await link.Connection.DisposeAsync();
        }
    }

    // What Npgsql throws at an answer that it did not expect; it has closed that connection.
    private static bool IsOutOfStep(Exception failure) => failure is NpgsqlException { InnerException: null } and not PostgresException;

    // What Npgsql throws for a connection that its keepalive found dead and closed, while nobody used it.
    private static bool IsClosed(Exception failure) => failure is InvalidOperationException;

    private async Task WriteOnLinkAsync(IReadOnlyList<BatchedWrite> batch)
    {
        var link = _link ??= new Link(await database.OpenConnectionAsync(), createStatements());
        try
        {
            await ExecuteAsync(link.Connection, Fill(link.Statements, batch));
        }
        catch (Exception failure)
        {
            _link = null;
            await using var connection = link.Connection;
            if (failure is PostgresException)
            {
                // Npgsql prepares statements as it sends them. A refusal leaves it mistaken about those that came after, for as long
                // as the connection lives, and whoever took it from the pool would meet an answer that nobody expects.
                database.Clear();
            }

            throw;
        }
    }

    private static List<PostgresStatement> Fill(IReadOnlyList<PostgresStatement> statements, IReadOnlyList<BatchedWrite> batch)
    {
        foreach (var statement in statements)
        {
            statement.Clear();
        }

        foreach (var write in batch)
        {
            write.Stored = false;
            foreach (var statement in statements)
            {
                statement.Add(write);
            }
        }

        return [.. statements.Where(statement => !statement.IsEmpty)];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, List<PostgresStatement> statements)
    {
        await using var command = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            command.BatchCommands.Add(statement.Command);
        }

        // Nobody's cancellation: the batch is everybody's. The reader shows only the statements that answer with rows.
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        foreach (var statement in statements.Where(statement => statement.Answers))
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                statement.Read(reader);
            }

            // To the end: a later statement's failure, or the commit's, shows only there.
            await reader.NextResultAsync(CancellationToken.None);
        }
    }

    /// <summary>A connection with the statements that were prepared on it: Npgsql remembers in a command how that was done.</summary>
    private sealed record Link(NpgsqlConnection Connection, IReadOnlyList<PostgresStatement> Statements);
}
