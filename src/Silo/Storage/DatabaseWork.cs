using System.Collections.Immutable;
using System.Data.Common;

namespace PersonaUniverse.Storage;

/// <summary>What small stores have in common whose SQL both databases read alike.</summary>
internal static class DatabaseWork
{
    /// <summary>Makes a command with its parameters.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">Made of constants of the caller's.</param>
    /// <param name="parameters">The parameters, by their names without a mark.</param>
    public static DbCommand Command(this DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Always made of constants of the caller's.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs a statement that answers with no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> ExecuteAsync(
        this DbConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads all rows that a query answers with.</summary>
    public static async Task<ImmutableArray<T>> ReadAllAsync<T>(
        this DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<T>();
        while (await row.ReadAsync(cancellationToken))
        {
            items.Add(read(row));
        }

        return items.DrainToImmutable();
    }

    /// <summary>The same on SQLite, which blocks anyway.</summary>
    public static ImmutableArray<T> ReadAll<T>(this DbCommand command, Func<DbDataReader, T> read)
    {
        using var row = command.ExecuteReader();
        var items = ImmutableArray.CreateBuilder<T>();
        while (row.Read())
        {
            items.Add(read(row));
        }

        return items.DrainToImmutable();
    }

    /// <summary>Reads all rows that a query answers with, on a connection of its own.</summary>
    public static Task<ImmutableArray<T>> ReadAllAsync<T>(
        this DbDataSource database,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params (string Name, object Value)[] parameters)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(sql, parameters);
                return await command.ReadAllAsync(read, cancellationToken);
            },
            cancellationToken);

    /// <summary>Runs a statement that answers with no rows, on a connection of its own.</summary>
    /// <returns>How many rows it changed.</returns>
    public static Task<int> ExecuteAsync(
        this DbDataSource database, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
        => database.WorkAsync(connection => connection.ExecuteAsync(sql, cancellationToken, parameters), cancellationToken);

    /// <summary>Works on a connection, away from the caller's thread: SQLite blocks, and a grain's scheduler must not.</summary>
    public static Task<T> WorkAsync<T>(
        this DbDataSource database, Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(() => Task.Run(
            async () =>
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return await work(connection);
            },
            cancellationToken));

    /// <summary>The same in a transaction, committed when the work is done.</summary>
    public static Task<T> TransactAsync<T>(
        this DbDataSource database, Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await work(connection);
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);
}
