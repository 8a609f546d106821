using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What callers learn of a session that cannot begin because its log cannot be read.</summary>
public sealed class UnreadableLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Watch_WhileTheDatabaseDoesNotAnswer_FailsWithThat()
    {
        var log = Stub.Of<ITurnLog>((_, _) => Task.FromException<SessionWindow>(new DependencyUnavailableException("database")));
        await using var host = await MemoryHost.StartAsync(_directory.Path, services => services.AddSingleton(log));
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var watcher = Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask);
        var reference = grains.CreateObjectReference<ISessionObserver>(watcher);
        var session = grains.GetGrain<ISessionGrain>(SampleTurns.NewSession().ToString());

        var failure = await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => session.WatchAsync(reference, devices: 0, after: null, Cancellation));

        Assert.Equal("database", failure.Dependency);
        GC.KeepAlive(watcher);
    }

    public void Dispose() => _directory.Dispose();
}
