using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>When a session is asked by those who begin to listen to it, and when what is known of it here will do.</summary>
public sealed class SessionFollowerWatchTests
{
    private static readonly SessionKey Key = new("user", "session");

    private readonly FakeTimeProvider _clock = new();
    private readonly SessionFollower _follower;
    private int _asked;

    public SessionFollowerWatchTests()
    {
        var session = Stub.Of<ISessionGrain>((_, _) =>
        {
            _asked++;
            return Task.FromResult(new SessionWatch(100, [], Complete: true, []));
        });
        _follower = new SessionFollower(
            Key, Stub.Of<IGrainFactory>((_, _) => session), Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask), _clock);
    }

    [Fact]
    public async Task Listen_RequestAfterRequest_AsksOnceAndHearsAll()
    {
        await (await ListenAsync()).DisposeAsync();
        Tell(101);

        await using var second = await ListenAsync();
        Tell(102);

        Assert.Equal(1, _asked);
        Assert.Equal([102], FollowedSession.Heard(second).Select(heard => heard.EventId));
    }

    [Fact]
    public async Task Listen_WhenTheWatchIsDueOrSomethingIsMissing_AsksAgain()
    {
        await ListenAsync();
        Tell(102);
        await ListenAsync();
        Assert.Equal(2, _asked);

        Tell(101);
        _clock.Advance(ObserverLease.Renewal);
        await ListenAsync();

        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task Listen_Device_IsAlwaysToldToTheSession()
    {
        await ListenAsync();

        await ListenAsync(isDevice: true);

        Assert.Equal(2, _asked);
    }

    private async Task<SessionListener> ListenAsync(bool isDevice = false)
        => (await _follower.ListenAsync(isDevice, after: null, Cancellation)).Listener;

    private void Tell(long eventId)
        => _follower.Offer([new PresenceChanged(1) { EventId = eventId, SessionId = Key.SessionId }]);
}
