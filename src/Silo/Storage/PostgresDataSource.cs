using Npgsql;

namespace PersonaUniverse.Storage;

/// <summary>Makes the one pool of connections to Postgres that a process has.</summary>
internal static class PostgresDataSource
{
    // What an operator writes comes after these and so overrides them. A silo needs few connections, for turns share one;
    // "No Reset On Close" saves a round of DISCARD, which is safe because we leave no state on a connection.
    private const string Defaults =
        "Application Name=persona-universe;Maximum Pool Size=32;Timeout=5;Command Timeout=10;Keepalive=30;" +
        "Max Auto Prepare=50;Auto Prepare Min Usages=2;No Reset On Close=true;";

    public static NpgsqlDataSource Create(string connectionString)
        => new NpgsqlDataSourceBuilder(Defaults + connectionString).Build();
}
