using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>When a session is asked by those who begin to listen to it, and when what is known of it here will do.</summary>
public sealed class SessionFollowerWatchTests
{
    private static readonly SessionKey Key = new("user", "session");

    private readonly FakeTimeProvider _clock = new();
    private readonly SessionFollower _follower;
    private SessionWatch _watch = new(100, [], Complete: true, []);
    private int _asked;

    public SessionFollowerWatchTests()
    {
        var session = Stub.Of<ISessionGrain>((_, _) =>
        {
            _asked++;
            return Task.FromResult(_watch);
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

    /// <remarks>Else who asks again for a turn that runs would hear its end alone.</remarks>
    [Fact]
    public async Task Listen_WhileATurnRuns_HearsItFromItsBeginning()
    {
        await using var first = await ListenAsync();
        Tell(101, new TurnStarted(1, "ada", "m1", "Hello."));
        Tell(102, new ReplyDelta(1, 0, "Hello "));
        _watch = new SessionWatch(102, [.. FollowedSession.Heard(first)], Complete: true, ["m1"]);

        await using var second = await ListenAsync();
        Tell(103, new ReplyDelta(1, 1, "yourself."));

        Assert.Equal([101, 102, 103], FollowedSession.Heard(second).Select(heard => heard.EventId));
    }

    [Fact]
    public async Task Listen_WhereTheFirstBeganInMidTurn_AsksUntilThatHasEnded()
    {
        _watch = _watch with { Pending = ["m1"] };
        await ListenAsync(isDevice: true);
        await ListenAsync();
        var whileItRan = _asked;
        Tell(101, new ReplyCompleted(FollowedSession.Answer(1, "m1")));

        await ListenAsync();

        Assert.Equal((2, 2), (whileItRan, _asked));
    }

    [Theory]
    [InlineData("answered", false)]
    [InlineData("failed", false)]
    [InlineData("stopped", false)]
    [InlineData("failed while another runs", true)]
    public async Task Listen_AfterATurnHasEnded_AsksOnlyWhereAnotherRuns(string end, bool isAsked)
    {
        await ListenAsync();
        Tell(101, new TurnStarted(1, "ada", "m1", "Hello."));
        Tell(102, end switch
        {
            "answered" => new ReplyCompleted(FollowedSession.Answer(1, "m1")),
            "stopped" => new TurnStopped(1, "m1"),
            "failed" => new TurnFailed(1, "m1", TurnFailureCodes.ModelTimeout, "Too slow.", Retryable: true),
            _ => new TurnFailed(2, "m2", TurnFailureCodes.ClusterUnavailable, "It was lost.", Retryable: true),
        });

        await ListenAsync();

        Assert.Equal(isAsked, _asked > 1);
    }

    private async Task<SessionListener> ListenAsync(bool isDevice = false)
        => (await _follower.ListenAsync(isDevice, after: null, Cancellation)).Listener;

    private void Tell(long eventId, SessionEvent? told = null)
        => _follower.Offer([(told ?? new PresenceChanged(1)) with { EventId = eventId, SessionId = Key.SessionId }]);
}
