using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Storage;

/// <summary>A migrated database for the tests of one class, which keep apart by their ids.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private GroupCommit? _writes;

    /// <summary>The settings that make a silo use it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    internal abstract DbDataSource Source { get; }

    internal abstract string MigrationFolder { get; }

    internal abstract IMigrator CreateMigrator();

    /// <summary>The way all writes take that a test does not make one of its own for.</summary>
    private GroupCommit Writes => _writes ??= CreateWrites();

    internal GroupCommit CreateWrites() => new(CreateWriter(), NullLogger<GroupCommit>.Instance);

    internal abstract IBatchWriter CreateWriter();

    internal ITurnLog CreateTurnLog() => CreateTurnLog(Writes);

    internal ITurnLog CreateTurnLog(GroupCommit writes) => new TurnLog(Source, Dialect, writes, TimeProvider.System);

    internal abstract IPersonaDirectory CreateDirectory();

    internal abstract SqlDialect Dialect { get; }

    internal IMemoryStore CreateMemoryStore()
        => new MemoryStore(Source, Dialect, Writes, Options.Create(new MemoryOptions()));

    internal ITraitLedger CreateTraitLedger() => new TraitLedgerStore(Source, Dialect, Writes);

    internal IPersonaHistory CreateHistory() => new PersonaHistoryStore(Source, Dialect);

    internal IPromptParts CreateParts() => new PromptPartStore(Source, Writes);

    internal IPersonaFiles CreateFiles() => new PersonaFileStore(Source, Dialect);

    /// <summary>How the database would run a query, as text.</summary>
    internal abstract Task<string> ExplainAsync(string sql, params (string Name, object Value)[] parameters);

    /// <summary>Gets the newest migration it begins with; all that there are unless set.</summary>
    internal int BeginsWith { get; init; } = int.MaxValue;

    public virtual async ValueTask InitializeAsync()
    {
        // What is noted as applied is passed over.
        var later = MigrationCatalog.Load(MigrationFolder).Where(migration => migration.Version > BeginsWith).ToList();
        if (later.Count > 0)
        {
            await QueryAsync(
                "CREATE TABLE schema_migrations (version integer PRIMARY KEY, name text, checksum text, applied_at text)");
        }

        foreach (var migration in later)
        {
            await QueryAsync(
                "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (@version, @name, @checksum, '')",
                ("version", migration.Version),
                ("name", migration.Name),
                ("checksum", migration.Checksum));
        }

        await CreateMigrator().MigrateAsync(default);
        if (later.Count > 0)
        {
            await QueryAsync("DELETE FROM schema_migrations WHERE version > @newest", ("newest", BeginsWith));
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_writes is not null)
        {
            await _writes.DisposeAsync();
        }

        await Source.DisposeAsync();
    }

    internal async Task<List<object?[]>> QueryAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = await Source.OpenConnectionAsync(Cancellation);
        await using var command = connection.Command(sql, parameters);
        var rows = await command.ReadAllAsync(
            static row => (object?[])[.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))],
            Cancellation);
        return [.. rows];
    }
}
