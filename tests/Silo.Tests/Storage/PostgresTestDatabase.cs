using System.Data.Common;
using Npgsql;
using PersonaUniverse.Personas;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class PostgresTestDatabase(PostgresServer server) : TestDatabase
{
    private string? _connectionString;
    private NpgsqlDataSource? _source;

    public override IReadOnlyDictionary<string, string?> Settings
        => new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = _connectionString };

    internal override DbDataSource Source => Database;

    internal override SqlDialect Dialect => SqlDialect.Postgres;

    internal override string MigrationFolder => PostgresMigrator.Folder;

    private NpgsqlDataSource Database => _source ?? throw new InvalidOperationException("Not initialized.");

    public override async ValueTask InitializeAsync()
    {
        _connectionString = await server.CreateDatabaseAsync();
        _source = PostgresDataSource.Create(_connectionString);
        await base.InitializeAsync();
    }

    internal override IMigrator CreateMigrator() => new PostgresMigrator(Database, TimeProvider.System);

    internal override IBatchWriter CreateWriter() => PostgresWrites.CreateWriter(Database, TimeProvider.System);

    internal override IPersonaDirectory CreateDirectory() => new PostgresPersonaDirectory(Database);

    /// <summary>With sequential scans forbidden: what still scans has no index to use.</summary>
    internal override async Task<string> ExplainAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using (var prepare = new NpgsqlCommand("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off", connection))
        {
            await prepare.ExecuteNonQueryAsync(Cancellation);
        }

        await using var command = connection.Command("EXPLAIN " + sql, parameters);
        return string.Join('\n', await command.ReadAllAsync(static row => row.GetString(0), Cancellation));
    }
}
