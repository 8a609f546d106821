using Npgsql;

namespace PersonaUniverse.Storage;

internal sealed class PostgresMigrator(NpgsqlDataSource database, TimeProvider clock) : IMigrator
{
    public const string Folder = "Postgres";

    // Any number will do, as long as nobody else in this database locks by it.
    private const long LockKey = 0x5045_5253_4f4e_4121;

    public async Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await MigrationRunner.ExecuteAsync(
            transaction, "SELECT pg_advisory_xact_lock(@key)", [("key", LockKey)], cancellationToken);

        // A step that waits for a table behind its readers has every turn's write wait behind itself. It gives up soon, with a failure
        // that counts as an outage, and is tried again.
        await MigrationRunner.ExecuteAsync(transaction, "SET LOCAL lock_timeout = '2s'", [], cancellationToken);
        var applied = await MigrationRunner.ApplyMissingAsync(transaction, Folder, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return applied;
    }
}
