using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Health;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

/// <summary>A database that goes away and comes back. Each test has a server of its own.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private readonly SessionKey _session = SampleTurns.NewSession();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DatabaseDown_EverythingSaysSo_AndWorksAgainWhenItIsBack(bool crash)
    {
        await using var host = await StartHostAsync();
        var log = host.Services.GetRequiredService<ITurnLog>();
        var directory = host.Services.GetRequiredService<IPersonaDirectory>();
        var check = host.Services.GetRequiredService<IDependencyCheck>();
        Assert.True(await log.AppendAsync(_session, SampleTurns.Create(1), Cancellation));
        Assert.True((await check.CheckAsync(Cancellation)).Healthy);

        await (crash ? _server.CrashAsync() : _server.StopAsync());

        await AssertUnavailableAsync(() => log.AppendAsync(_session, SampleTurns.Create(2), Cancellation));
        await AssertUnavailableAsync(() => log.RecordAnalysisAsync(_session, 1, SampleTurns.Analysis, Cancellation));
        await AssertUnavailableAsync(() => log.ReadWindowAsync(_session, 5, Cancellation));
        await AssertUnavailableAsync(() => log.DeleteAsync(_session, Cancellation));
        await AssertUnavailableAsync(() => directory.SearchAsync(new PersonaQuery(null, "viewer"), Cancellation));
        await AssertUnavailableAsync(() => WriteStateAsync(host));
        Assert.False((await check.CheckAsync(Cancellation)).Healthy);

        await _server.StartAsync();

        Assert.True(await log.AppendAsync(_session, SampleTurns.Create(2), Cancellation));
        Assert.Equal([1, 2], (await log.ReadWindowAsync(_session, 5, Cancellation)).Turns.Select(turn => turn.Seq));
        await WriteStateAsync(host);
        Assert.True((await check.CheckAsync(Cancellation)).Healthy);
    }

    [Fact]
    public async Task ServerCrashes_AmidManyAppends_KeepsAllItAcknowledged()
    {
        await using var host = await StartHostAsync();
        var log = host.Services.GetRequiredService<ITurnLog>();
        var sessions = Enumerable.Range(0, 200).Select(_ => SampleTurns.NewSession()).ToArray();
        var first = sessions.Select(session => log.AppendAsync(session, SampleTurns.Create(1), Cancellation));
        Assert.All(await Task.WhenAll(first), Assert.True);

        var goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var talking = sessions.Select(session => AppendUntilItFailsAsync(log, session, goesOn)).ToArray();
        await goesOn.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        await _server.CrashAsync();
        var last = await Task.WhenAll(talking).WaitAsync(TestTimeouts.Default, Cancellation);
        await _server.StartAsync();

        Assert.Contains(last, seq => seq > 1);
        foreach (var (session, seq) in sessions.Zip(last))
        {
            var kept = await log.ReadAsync(session, personaId: null, before: seq + 1, limit: (int)seq, Cancellation);
            Assert.Equal(Enumerable.Range(1, (int)seq), kept.Reverse().Select(turn => (int)turn.Seq));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ServerRestarts_WhileConnectionsAreIdle_NobodyNotices(bool crash)
    {
        await using var host = await StartHostAsync();
        var log = host.Services.GetRequiredService<ITurnLog>();
        Assert.True(await log.AppendAsync(_session, SampleTurns.Create(1), Cancellation));
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => log.ReadWindowAsync(_session, 5, Cancellation)));
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => WriteStateAsync(host, $"ada-{i}")));

        await (crash ? _server.CrashAsync() : _server.StopAsync());
        await _server.StartAsync();

        Assert.True(await log.AppendAsync(_session, SampleTurns.Create(2), Cancellation));
        Assert.Equal([1, 2], (await log.ReadWindowAsync(_session, 5, Cancellation)).Turns.Select(turn => turn.Seq));
        await WriteStateAsync(host);
    }

    [Fact]
    public async Task Start_ServerNotThereYet_WaitsForIt()
    {
        var settings = await CreateSettingsAsync();
        await _server.StopAsync();
        await using var host = new StorageHost(settings);

        var starting = host.StartAsync(Cancellation);
        Assert.False(starting.IsCompleted);
        await _server.StartAsync();
        await starting;

        Assert.True(await host.Services.GetRequiredService<ITurnLog>().AppendAsync(_session, SampleTurns.Create(1), Cancellation));
    }

    [Fact]
    public async Task Start_ServerNeverThere_FailsAfterTheTimeout()
    {
        var settings = new Dictionary<string, string?>(await CreateSettingsAsync()) { ["Storage:StartTimeout"] = "00:00:00" };
        await _server.StopAsync();
        await using var host = new StorageHost(settings);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => host.StartAsync(Cancellation));
    }

    /// <summary>Appends one turn after another, as long as the database takes them.</summary>
    /// <returns>The last one that was acknowledged.</returns>
    private static async Task<long> AppendUntilItFailsAsync(ITurnLog log, SessionKey session, TaskCompletionSource goesOn)
    {
        for (var seq = 2L; ; seq++)
        {
            try
            {
                await log.AppendAsync(session, SampleTurns.Create(seq), Cancellation);
                goesOn.TrySetResult();
            }
            catch (DependencyUnavailableException)
            {
                return seq - 1;
            }
        }
    }

    private static async Task AssertUnavailableAsync(Func<Task> operation)
        => Assert.Equal("database", (await Assert.ThrowsAsync<DependencyUnavailableException>(operation)).Dependency);

    private static Task WriteStateAsync(StorageHost host, string persona = "ada")
        => host.Storage.WriteStateAsync(
            "persona", GrainId.Create("persona", persona), new GrainState<PersonaState> { State = new PersonaState() });

    private async Task<StorageHost> StartHostAsync() => await StorageHost.StartNewAsync(await CreateSettingsAsync(), Cancellation);

    private async Task<Dictionary<string, string?>> CreateSettingsAsync()
        => new() { ["ConnectionStrings:Postgres"] = await _server.CreateDatabaseAsync(Cancellation) };
}
