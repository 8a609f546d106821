namespace PersonaUniverse.Storage;

/// <summary>Migrating, on each database. Each test has a database of its own.</summary>
public abstract class MigrationTests(TestDatabase database) : IAsyncLifetime
{
    /// <summary>Gets the test's database, migrated.</summary>
    internal TestDatabase Database => database;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }

    [Fact]
    public async Task Migrate_Again_AppliesNothing()
        => Assert.Empty(await database.CreateMigrator().MigrateAsync(Cancellation));

    [Fact]
    public async Task Migrate_ThreeAtOnce_AppliesEachStepOnce()
    {
        await UndoAllAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(
            _ => Task.Run(() => database.CreateMigrator().MigrateAsync(Cancellation), Cancellation)));

        var versions = MigrationCatalog.Load(database.MigrationFolder).Select(migration => migration.Version);
        Assert.Equal(versions, applied.SelectMany(migrations => migrations).Select(migration => migration.Version));
        Assert.Equal(2, applied.Count(migrations => migrations.Count == 0));
    }

    [Fact]
    public async Task Migrate_AppliedStepChanged_IsRefused()
    {
        await database.QueryAsync("UPDATE schema_migrations SET checksum = 'other' WHERE version = 2");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => database.CreateMigrator().MigrateAsync(Cancellation));

        Assert.Contains("0002_", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_StepsOfANewerProgram_AreLeftAlone()
    {
        await database.QueryAsync(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (9999, 'later', 'x', 'later')");

        Assert.Empty(await database.CreateMigrator().MigrateAsync(Cancellation));
    }

    [Fact]
    public void Load_BothDatabases_HaveTheSameSteps()
        => Assert.Equal(
            MigrationCatalog.Load(SqliteMigrator.Folder).Select(migration => migration.Name),
            MigrationCatalog.Load(PostgresMigrator.Folder).Select(migration => migration.Name));

    private async Task UndoAllAsync()
    {
        string[] statements =
        [
            "DROP VIEW failed_analyses", "DROP VIEW traits", "DROP VIEW personas", "DROP TABLE persona_directory",
            "DROP TABLE IF EXISTS persona_trigrams", "DROP TABLE persona_files", "DROP TABLE persona_files_unused",
            "DROP TABLE persona_versions", "DROP TABLE grain_state",
            "DROP TABLE OrleansQuery", "DROP TABLE messages", "DROP TABLE sessions", "DROP TABLE memories", "DROP TABLE trait_events",
            "DROP TABLE prompt_parts", "DROP TABLE schema_migrations",
        ];
        foreach (var statement in statements)
        {
            await database.QueryAsync(statement);
        }
    }
}
