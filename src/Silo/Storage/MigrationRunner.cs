using System.Data.Common;

namespace PersonaUniverse.Storage;

/// <summary>What migrating has in common on every database; the caller holds the lock and the transaction.</summary>
internal static class MigrationRunner
{
    // Waiting for another process that migrates takes as long as that takes.
    private const int CommandTimeoutSeconds = 300;

    public static async Task<IReadOnlyList<Migration>> ApplyMissingAsync(
        DbTransaction transaction, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string Ledger = """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)
            """;
        await ExecuteAsync(transaction, Ledger, [], cancellationToken);

        var missing = MigrationCatalog.Missing(
            MigrationCatalog.Load(folder), await ReadAppliedAsync(transaction, cancellationToken));
        foreach (var migration in missing)
        {
            await ExecuteAsync(transaction, migration.Sql, [], cancellationToken);
            await ExecuteAsync(
                transaction,
                "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (@version, @name, @checksum, @at)",
                [("version", migration.Version), ("name", migration.Name), ("checksum", migration.Checksum),
                    ("at", clock.GetUtcNow().ToString("O"))],
                cancellationToken);
        }

        return missing;
    }

    public static async Task ExecuteAsync(
        DbTransaction transaction, string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Create(transaction, sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Dictionary<int, string>> ReadAppliedAsync(
        DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Create(transaction, "SELECT version, checksum FROM schema_migrations");
        var applied = await command.ReadAllAsync(
            static row => KeyValuePair.Create(row.GetInt32(0), row.GetString(1)), cancellationToken);
        return applied.ToDictionary();
    }

    private static DbCommand Create(DbTransaction transaction, string sql, params (string Name, object Value)[] parameters)
    {
        var connection = transaction.Connection
            ?? throw new InvalidOperationException("The transaction is over.");
        var command = connection.Command(sql, parameters);
        (command.Transaction, command.CommandTimeout) = (transaction, CommandTimeoutSeconds);
        return command;
    }
}
