using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What a session does beside a call that takes long.</summary>
public sealed class SessionInterleavingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SessionSummary?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WatchStopAndTyping_WhileACallWaitsForTheDatabase_AreAnsweredAtOnce()
    {
        await using var host = await MemoryHost.StartAsync(
            _directory.Path, services => services.AddSingleton(Stub.Of<ITurnLog>((method, _) => Answer(method))));
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var session = grains.GetGrain<ISessionGrain>(SampleTurns.NewSession().ToString());
        var watcher = Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask);
        var reference = grains.CreateObjectReference<ISessionObserver>(watcher);
        var deleting = session.DeleteAsync(Cancellation);
        await _asked.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var watch = await session.WatchAsync(reference, devices: 1, after: null, Cancellation);
        await session.SetTypingAsync(isTyping: true, Cancellation);
        var stopped = await session.StopAsync(Cancellation);
        await session.UnwatchAsync(reference);
        var waits = !deleting.IsCompleted;
        _answer.SetResult(null);

        Assert.Equal((true, false, true), (watch.Complete, stopped, waits));
        Assert.False(await deleting);
        GC.KeepAlive(watcher);
    }

    public void Dispose() => _directory.Dispose();

    private object Answer(MethodInfo method)
    {
        switch (method.Name)
        {
            case nameof(ITurnLog.ReadWindowAsync):
                return Task.FromResult(SessionWindow.Empty);
            case nameof(ITurnLog.GetSummaryAsync):
                _asked.TrySetResult();
                return _answer.Task;
            case nameof(ITurnLog.DeleteAsync):
                return Task.FromResult(false);
            default:
                throw new NotSupportedException(method.Name);
        }
    }
}
