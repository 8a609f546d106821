using System.Data.Common;
using PersonaUniverse.Personas;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteDataSource _source;

    public SqliteTestDatabase() => _source = new SqliteDataSource(_directory.Path);

    public override IReadOnlyDictionary<string, string?> Settings
        => new Dictionary<string, string?> { ["Storage:DataDirectory"] = _directory.Path };

    internal override DbDataSource Source => _source;

    internal override SqlDialect Dialect => SqlDialect.Sqlite;

    internal override string MigrationFolder => SqliteMigrator.Folder;

    internal override IMigrator CreateMigrator() => new SqliteMigrator(_source, TimeProvider.System);

    internal override IBatchWriter CreateWriter() => SqliteWrites.CreateWriter(_source, TimeProvider.System);

    internal override IPersonaDirectory CreateDirectory() => new SqlitePersonaDirectory(_source);

    internal override async Task<string> ExplainAsync(string sql, params (string Name, object Value)[] parameters)
    {
        var rows = await QueryAsync("EXPLAIN QUERY PLAN " + sql);
        return string.Join('\n', rows.Select(row => row[^1]));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }
}
