namespace PersonaUniverse.Storage;

internal sealed class SqliteMigrator(SqliteDataSource database, TimeProvider clock) : IMigrator
{
    public const string Folder = "Sqlite";

    public async Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = database.OpenConnection();

        // Not deferred, so the write lock is taken now: a second process waits here and then finds nothing to do.
        await using var transaction = connection.BeginTransaction(deferred: false);
        var applied = await MigrationRunner.ApplyMissingAsync(transaction, Folder, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return applied;
    }
}
