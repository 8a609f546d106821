using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What a session does beside a call that takes long.</summary>
public sealed class SessionInterleavingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ISessionObserver _watcher = Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SessionSummary?> _summary = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Turn?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _deleted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SessionWindow _window = SessionWindow.Empty;

    [Fact]
    public async Task WatchStopAndTyping_WhileACallWaitsForTheDatabase_AreAnsweredAtOnce()
    {
        await using var host = await StartAsync();
        var (session, reference) = Begin(host);
        var deleting = session.DeleteAsync(Cancellation);
        await _asked.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var watch = await session.WatchAsync(reference, devices: 1, after: null, Cancellation);
        await session.SetTypingAsync(isTyping: true, Cancellation);
        var stopped = await session.StopAsync(Cancellation);
        await session.UnwatchAsync(reference);
        var waits = !deleting.IsCompleted;
        _summary.SetResult(null);

        Assert.Equal((true, false, true), (watch.Complete, stopped, waits));
        Assert.False(await deleting);
        GC.KeepAlive(_watcher);
    }

    [Fact]
    public async Task Stop_WhileTheMessageIsBeingAccepted_EndsItsTurnBeforeAnythingIsSaid()
    {
        // The log has a turn that is not in mind, so it is asked whether it has this message.
        _window = new SessionWindow([], LastSeq: 1, TotalTurns: 1);
        await using var host = await StartAsync();
        var (session, reference) = Begin(host);
        var known = (await session.WatchAsync(reference, devices: 0, after: null, Cancellation)).LastEventId;
        var accepting = session.AcceptAsync(new Utterance(MemoryHost.PersonaId, "Never mind.", "m1"), Cancellation);
        await _looked.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var stopped = await session.StopAsync(Cancellation);
        _found.SetResult(null);
        var accepted = await accepting;
        var told = (await session.WatchAsync(reference, devices: 0, known, Cancellation)).Missed;

        Assert.Equal((true, AcceptOutcome.Accepted), (stopped, accepted.Outcome));
        Assert.DoesNotContain(told, occurrence => occurrence is TurnStarted);
        Assert.Equal("m1", Assert.Single(told.OfType<TurnStopped>()).ClientMessageId);
        Assert.False(await session.StopAsync(Cancellation));
        GC.KeepAlive(_watcher);
    }

    [Fact]
    public async Task Stop_WhileTheSessionIsBeingRead_EndsTheTurnOfTheMessageSentBefore()
    {
        _window = new SessionWindow([], LastSeq: 1, TotalTurns: 1);
        await using var host = await StartAsync();
        var (session, _) = Begin(host);
        var reading = session.GetAsync(Cancellation);
        await _asked.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        var accepting = session.AcceptAsync(new Utterance(MemoryHost.PersonaId, "Never mind.", "m1"), Cancellation);
        await _looked.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var stopped = await session.StopAsync(Cancellation);
        var waits = !reading.IsCompleted;
        _summary.SetResult(null);
        _found.SetResult(null);

        Assert.Equal((true, true), (stopped, waits));
        Assert.Equal(AcceptOutcome.Accepted, (await accepting).Outcome);
        Assert.Null(await reading);
    }

    [Fact]
    public async Task Accept_WhileTheSessionIsBeingDeleted_BeginsTheNextOne()
    {
        _window = new SessionWindow([], LastSeq: 1, TotalTurns: 1);
        await using var host = await StartAsync();
        var (session, reference) = Begin(host);
        var deleting = session.DeleteAsync(Cancellation);
        await _asked.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var accepting = session.AcceptAsync(new Utterance(MemoryHost.PersonaId, "Hello again.", "m1"), Cancellation);
        await session.WatchAsync(reference, devices: 0, after: null, Cancellation);
        var waits = !accepting.IsCompleted;
        _summary.SetResult(null);
        await deleting;
        var accepted = await accepting.WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.True(waits);
        Assert.Equal((AcceptOutcome.Accepted, 1), (accepted.Outcome, accepted.Seq));
        GC.KeepAlive(_watcher);
    }

    [Fact]
    public async Task Watch_OnceTheLogIsDeleted_HearsNothingOfIt()
    {
        // A turn that is analysed anew, which the deletion waits for in the end.
        _window = new SessionWindow([SampleTurns.Create(1, MemoryHost.PersonaId)], LastSeq: 1, TotalTurns: 1);
        _summary.SetResult(null);
        await using var host = await StartAsync();
        var (session, reference) = Begin(host);
        var before = await session.WatchAsync(reference, devices: 0, after: 1, Cancellation);
        await _asked.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        var deleting = session.DeleteAsync(Cancellation);
        await _deleted.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var after = await session.WatchAsync(reference, devices: 0, after: 1, Cancellation);
        var waits = !deleting.IsCompleted;
        _recorded.SetResult();
        await deleting;

        Assert.True(waits);
        Assert.Single(before.Missed.OfType<ReplyCompleted>());
        Assert.Empty(after.Missed);
        Assert.Empty(after.Pending);
        GC.KeepAlive(_watcher);
    }

    public void Dispose() => _directory.Dispose();

    private Task<MemoryHost> StartAsync()
        => MemoryHost.StartAsync(
            _directory.Path, services => services.AddSingleton(Stub.Of<ITurnLog>((method, _) => Answer(method))));

    private (ISessionGrain Session, ISessionObserver Watcher) Begin(MemoryHost host)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        return (
            grains.GetGrain<ISessionGrain>(SampleTurns.NewSession().ToString()), grains.CreateObjectReference<ISessionObserver>(_watcher));
    }

    private object Answer(MethodInfo method)
    {
        switch (method.Name)
        {
            case nameof(ITurnLog.ReadWindowAsync):
                return Task.FromResult(_window);
            case nameof(ITurnLog.GetSummaryAsync):
                _asked.TrySetResult();
                return _summary.Task;
            case nameof(ITurnLog.FindAsync):
                _looked.TrySetResult();
                return _found.Task;
            case nameof(ITurnLog.RecordAnalysisAsync):
                _asked.TrySetResult();
                return _recorded.Task;
            case nameof(ITurnLog.DeleteAsync):
                _deleted.TrySetResult();
                return Task.FromResult(false);
            default:
                throw new NotSupportedException(method.Name);
        }
    }
}
