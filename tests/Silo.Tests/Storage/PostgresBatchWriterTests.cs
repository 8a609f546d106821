using Microsoft.Extensions.Logging;
using Npgsql;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class PostgresBatchWriterTests(PostgresTestDatabase database) : IClassFixture<PostgresTestDatabase>
{
    private readonly SessionKey _session = SampleTurns.NewSession();

    [Fact]
    public async Task Write_ItsConnectionWasFoundDeadWhileIdle_TakesAnother()
    {
        using var keepalive = new KeepaliveListener();
        var settings = new NpgsqlConnectionStringBuilder(database.Settings["ConnectionStrings:Postgres"])
        {
            ApplicationName = "to be cut",
            KeepAlive = 1,
        };
        await using var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(keepalive).Build();
        await using var writer = PostgresWrites.CreateWriter(source, TimeProvider.System);
        await writer.WriteAsync([TurnWrite.Append(_session, SampleTurns.Create(1), Cancellation)]);

        await database.QueryAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'to be cut'");
        await keepalive.FoundDead.WaitAsync(TestTimeouts.Default, Cancellation);
        var next = TurnWrite.Append(_session, SampleTurns.Create(2), Cancellation);
        await writer.WriteAsync([next]);

        Assert.True(next.Stored);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Write_AfterOthersWereRefused_GoesIn(int refusals)
    {
        await using var source = PostgresDataSource.Create(database.Settings["ConnectionStrings:Postgres"]!);
        await using var writer = PostgresWrites.CreateWriter(source, TimeProvider.System);
        await writer.WriteAsync([TurnWrite.Append(_session, SampleTurns.Create(1), Cancellation)]);

        for (var i = 0; i < refusals; i++)
        {
            var refused = TurnWrite.Append(_session, SampleTurns.Create(2, said: "a\0b"), Cancellation);
            await Assert.ThrowsAsync<PostgresException>(() => writer.WriteAsync([refused]));
        }

        var next = TurnWrite.Append(_session, SampleTurns.Create(2), Cancellation);
        await writer.WriteAsync([next]);

        Assert.True(next.Stored);
    }

    /// <summary>Hears from Npgsql's log when it closes a connection.</summary>
    private sealed class KeepaliveListener : ILoggerFactory, ILogger
    {
        private readonly TaskCompletionSource _foundDead = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FoundDead => _foundDead.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name is "KeepaliveFailed")
            {
                _foundDead.TrySetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
