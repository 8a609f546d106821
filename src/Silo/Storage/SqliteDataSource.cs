using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PersonaUniverse.Storage;

/// <summary>Opens connections to one SQLite file, pooled, each set up the same way. Orleans' storage uses it too.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    public const string FileName = "persona-universe.db";

    // synchronous=FULL: in WAL mode, what was committed survives a power cut. busy_timeout waits in SQLite itself, which wakes
    // within milliseconds; without it the client library polls every 150 ms.
    private const string Setup = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    public SqliteDataSource(string directory)
    {
        CreatePrivate(directory);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Path.GetFullPath(directory), FileName),
            DefaultTimeout = 10,
        }.ToString();
    }

    public override string ConnectionString { get; }

    /// <summary>Opens a connection. SQLite has no asynchronous way to.</summary>
    public new SqliteConnection OpenConnection() => (SqliteConnection)base.OpenConnection();

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var setup = connection.CreateCommand();
            setup.CommandText = Setup;
            setup.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
        => new(OpenDbConnection());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ClearPool();
        }

        base.Dispose(disposing);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        ClearPool();
        await base.DisposeAsyncCore();
    }

    // What people tell their personas is nobody else's on the machine.
    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
