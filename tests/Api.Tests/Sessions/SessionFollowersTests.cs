using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What operators hear of sessions that cannot be reached.</summary>
public sealed class SessionFollowersTests
{
    private static readonly SessionKey Key = new("user", "session");

    private readonly LogRecorder<SessionFollowers> _log = new();
    private long _lastEventId = 100;
    private bool _isOutOfReach;

    [Fact]
    public async Task Refresh_OfASessionOutOfReach_IsLoggedOnceAnOutageAndWithoutAStack()
    {
        using var followers = new SessionFollowers(Grains(), new FakeTimeProvider(), _log);
        await using var listener =
            (await followers.Follow(Key).ListenAsync(isDevice: false, after: null, Cancellation)).Listener;

        _isOutOfReach = true;
        await MissThriceAsync(followers);
        var first = _log.Lines.ToList();
        _isOutOfReach = false;
        await MissThriceAsync(followers);
        _isOutOfReach = true;
        await MissThriceAsync(followers);

        var line = Assert.Single(first);
        Assert.Equal((LogLevel.Warning, null), (line.Level, line.Failure));
        Assert.Contains("session", line.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(TimeoutException), line.Text, StringComparison.Ordinal);
        Assert.Equal(2, _log.Lines.Count);
    }

    /// <summary>Tells of events before which others are missing: each time the session is asked for those.</summary>
    private async Task MissThriceAsync(SessionFollowers followers)
    {
        for (var missed = 0; missed < 3; missed++)
        {
            _lastEventId += 2;
            await followers.OnEventsAsync(Key, [new PresenceChanged(1) { EventId = _lastEventId, SessionId = Key.SessionId }]);
        }
    }

    private IGrainFactory Grains()
    {
        var session = Stub.Of<ISessionGrain>((_, _) => _isOutOfReach
            ? Task.FromException<SessionWatch>(new TimeoutException())
            : Task.FromResult(new SessionWatch(_lastEventId, [], Complete: true, [])));
        return Stub.Of<IGrainFactory>((method, _) => method.Name == nameof(IGrainFactory.CreateObjectReference)
            ? Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask)
            : session);
    }
}
