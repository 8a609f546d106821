using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What becomes of a connection that can be told no more: it must not stay open and silent.</summary>
public sealed class ConnectionWatchesTests : IDisposable
{
    private static readonly SessionKey Key = new("user", "session");

    private readonly Line _line = new("line");
    private readonly SessionFollowers _followers;
    private readonly ConnectionWatches _watches;
    private Func<string, Task> _send = _ => Task.CompletedTask;
    private readonly FakeTimeProvider _clock = new();
    private Func<CancellationToken, Task> _answering = _ => Task.CompletedTask;
    private long _lastEvent = 100;

    public ConnectionWatchesTests()
    {
        var session = Stub.Of<ISessionGrain>((_, call) => WatchAsync((CancellationToken)call[^1]!));
        var observer = Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask);
        var grains = Stub.Of<IGrainFactory>(
            (method, _) => method.Name == nameof(IGrainFactory.CreateObjectReference) ? observer : session);
        var client = Stub.Of<ISingleClientProxy>((_, call) => _send((string)call[0]!));
        var clients = Stub.Of<IHubClients>((_, _) => client);
        var options = Options.Create(new ChatOptions());
        _followers = new SessionFollowers(grains, TimeProvider.System, NullLogger<SessionFollowers>.Instance);
        _watches = new ConnectionWatches(
            new Conversations(_followers, options, TimeProvider.System),
            new StubHub(clients),
            options,
            _clock,
            NullLogger<ConnectionWatches>.Instance);
    }

    [Fact]
    public async Task Join_LineOverWhichNothingCanBeSent_IsClosed()
    {
        _send = _ => throw new InvalidOperationException("This cannot be sent.");
        await _watches.JoinAsync(_line, Key, after: null, Cancellation);

        await TellAsync(1);

        await _line.Closed.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Join_LineWhoseClientDoesNotRead_IsClosedOnceItIsTooFarBehind()
    {
        var reads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _send = _ => reads.Task;
        await _watches.JoinAsync(_line, Key, after: null, Cancellation);
        await TellAsync(5000);

        reads.SetResult();

        await _line.Closed.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Join_LineThatHadFallenBehindAndBeginsAnew_StaysOpenAndHearsWhatComes()
    {
        var reads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _send = name =>
        {
            if (name == "typing")
            {
                heard.TrySetResult();
            }

            return reads.Task;
        };
        await _watches.JoinAsync(_line, Key, after: null, Cancellation);
        await TellAsync(5000);

        await _watches.JoinAsync(_line, Key, after: _lastEvent, Cancellation, again: true);
        reads.SetResult();
        await _followers.OnEventsAsync(
            Key, [new TypingChanged("user", null, IsTyping: true) { EventId = ++_lastEvent, SessionId = Key.SessionId }]);

        // The new watch speaks once the old one is done.
        await heard.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.False(_line.Closed.IsCompleted);
    }

    [Fact]
    public async Task Leave_LineThatWatchesAnotherSession_StaysOpenAndHearsIt()
    {
        var other = new SessionKey("user", "other");
        await _watches.JoinAsync(_line, other, after: null, Cancellation);
        await _watches.JoinAsync(_line, Key, after: null, Cancellation);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _send = _ =>
        {
            heard.TrySetResult();
            return Task.CompletedTask;
        };

        await _watches.LeaveAsync(_line.ConnectionId, other);
        await TellAsync(1);

        await heard.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.False(_line.Closed.IsCompleted);
    }

    [Fact]
    public async Task LeaveAll_SilosThatDoNotAnswer_AreToldAllAtOnceAndNotWaitedForLong()
    {
        const int Sessions = 3;
        for (var i = 0; i < Sessions; i++)
        {
            await _watches.JoinAsync(_line, new SessionKey("user", $"session-{i}"), after: null, Cancellation);
        }

        var (told, allTold) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _answering = stop =>
        {
            if (++told == Sessions)
            {
                allTold.SetResult();
            }

            return Task.Delay(Timeout.Infinite, stop);
        };
        var leaving = _watches.LeaveAllAsync(_line.ConnectionId);

        await allTold.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.False(leaving.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await leaving.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    public void Dispose() => _followers.Dispose();

    private async Task<SessionWatch> WatchAsync(CancellationToken cancellationToken)
    {
        await _answering(cancellationToken);
        return new SessionWatch(_lastEvent, [], Complete: true, []);
    }

    private async Task TellAsync(int count)
    {
        for (; count > 0; count--)
        {
            await _followers.OnEventsAsync(
                Key, [new PresenceChanged(1) { EventId = ++_lastEvent, SessionId = Key.SessionId }]);
        }
    }
}
