using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

public sealed class SqliteTurnLogTests(SqliteTestDatabase database) : TurnLogTests(database), IClassFixture<SqliteTestDatabase>
{
    private readonly SqliteTestDatabase _database = database;

    [Fact]
    public async Task Connections_Always_FlushWhatTheyCommit()
    {
        Assert.Equal("wal", Assert.Single(await _database.QueryAsync("PRAGMA journal_mode"))[0]);
        Assert.Equal(2L, Assert.Single(await _database.QueryAsync("PRAGMA synchronous"))[0]);
    }
}
