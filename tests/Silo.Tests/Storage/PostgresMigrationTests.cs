using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class PostgresMigrationTests(PostgresServer server) : MigrationTests(new PostgresTestDatabase(server))
{
    [Fact]
    public async Task Migrate_WhileSomebodyReads_LetsTurnsBeWrittenAndGoesOnAfterwards()
    {
        await UndoFailedAnalysesAsync();
        var log = Database.CreateTurnLog();
        var session = SampleTurns.NewSession();
        await using var reader = await Database.Source.OpenConnectionAsync(Cancellation);
        await using var reading = await reader.BeginTransactionAsync(Cancellation);
        await reader.ExecuteAsync("SELECT count(*) FROM messages", Cancellation);

        var second = new DatabaseStartup(
            Database.CreateMigrator(),
            Options.Create(new StorageOptions { StartTimeout = TestTimeouts.Process }),
            TimeProvider.System,
            NullLogger<DatabaseStartup>.Instance);
        var migrating = second.StartingAsync(Cancellation);
        await AwaitWaitingMigrationAsync();

        Assert.True(await log.AppendAsync(session, SampleTurns.Create(1), Cancellation));
        Assert.False(migrating.IsCompleted);
        await reading.CommitAsync(Cancellation);
        await migrating;
        await log.NoteFailedAnalysisAsync(session, 1, "model_timeout", Cancellation);
        Assert.Single(await Database.QueryAsync("SELECT 1 FROM failed_analyses"));
    }

    private async Task UndoFailedAnalysesAsync()
    {
        await Database.QueryAsync("DROP VIEW failed_analyses");
        await Database.QueryAsync("""
            ALTER TABLE messages
            DROP COLUMN analysis_failures, DROP COLUMN analysis_failure, DROP COLUMN analysis_failed_at
            """);
        await Database.QueryAsync("DELETE FROM schema_migrations WHERE version IN (30, 31)");
    }

    private async Task AwaitWaitingMigrationAsync()
    {
        const string Waiting = """
            SELECT 1 FROM pg_locks
            WHERE relation = 'messages'::regclass AND mode = 'AccessExclusiveLock' AND NOT granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;
        while (await Database.QueryAsync(Waiting) is [])
        {
        }
    }
}
