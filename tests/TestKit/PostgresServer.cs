using System.Globalization;
using Npgsql;
using Xunit;

namespace PersonaUniverse.TestKit;

/// <summary>A real PostgreSQL server on a loopback port, with data of its own that go when it goes.</summary>
/// <remarks>
/// Share one by <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>; a test that stops its server starts one of its own.
/// </remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";

    // initdb takes seconds, a copy of its result none.
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private readonly string _directory = CreateDirectory();
    private int _databases;

    /// <summary>Gets the port it listens on, the same after a restart.</summary>
    public int Port { get; } = FreePort.Next();

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Starts a server.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        var server = new PostgresServer();
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        await PostgresBinaries.GiveAsync(_directory);
        await PostgresBinaries.CopyAsync(await Template.Value, Data);
        await StartAsync();
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is ours.
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Starts the server after it was stopped, and waits until it answers.</summary>
    public Task StartAsync()
    {
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{_directory}' -c max_connections=200");
        return PostgresBinaries.RunAsync(
            "pg_ctl", "-D", Data, "-l", Path.Combine(_directory, "log"), "-o", options, "-w", "-s", "start");
    }

    /// <summary>Stops the server, breaking its connections.</summary>
    public Task StopAsync() => StopAsync("fast");

    /// <summary>Stops the server as a crash would: it says goodbye to nobody and recovers at the next start.</summary>
    public Task CrashAsync() => StopAsync("immediate");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await CrashAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string CreateDirectory() => Directory.CreateTempSubdirectory("persona-universe-pg-").FullName;

    private static async Task<string> CreateTemplateAsync()
    {
        var directory = CreateDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        await PostgresBinaries.GiveAsync(directory);
        var data = Path.Combine(directory, "data");
        await PostgresBinaries.RunAsync(
            "initdb", "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        return data;
    }

    private Task StopAsync(string mode) => PostgresBinaries.RunAsync("pg_ctl", "-D", Data, "-m", mode, "-w", "-s", "stop");

    private string ConnectionString(string database)
        => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={User};Database={database}");
}
