using System.Collections.Concurrent;
using System.Collections.Immutable;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Sessions;

/// <summary>All the watches this process keeps on sessions. One observer hears for all of them.</summary>
internal sealed partial class SessionFollowers(IGrainFactory grains, TimeProvider clock, ILogger<SessionFollowers> logger)
    : BackgroundService, ISessionObserver
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // A running turn that is silent for this long may have lost its silo: asking is cheap.
    private static readonly TimeSpan WorryingSilence = TimeSpan.FromSeconds(2);

    // Between two turns of a request-by-request client, the watch stays: it costs less than to leave and join again.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(30);

    // Longer than it takes a cluster to bury a silo; who waits longer had better be told.
    private static readonly TimeSpan LongestUnreachable = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan RefreshTimeout = TimeSpan.FromSeconds(4);

    // A session out of reach must not keep an API from stopping.
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<SessionKey, SessionFollower> _followers = new();
    private ISessionObserver? _self;

    /// <summary>Gets the follower of a session, which begins to watch with its first listener.</summary>
    public SessionFollower Follow(SessionKey session)
    {
        while (true)
        {
            var follower = _followers.GetOrAdd(
                session, static (key, all) => new SessionFollower(key, all.Grains, all.Self, all.Clock), this);
            if (follower.TryHold())
            {
                return follower;
            }
        }
    }

    private IGrainFactory Grains => grains;

    private TimeProvider Clock => clock;

    // The reference holds its target weakly; this singleton keeps itself alive. Made late: the cluster is not up earlier.
    private ISessionObserver Self
        => LazyInitializer.EnsureInitialized(ref _self, () => grains.CreateObjectReference<ISessionObserver>(this));

    public Task OnEventsAsync(SessionKey session, ImmutableArray<SessionEvent> events)
    {
        if (_followers.TryGetValue(session, out var follower) && follower.Offer(events))
        {
            RefreshAsync(follower, CancellationToken.None).Ignore();
        }

        return Task.CompletedTask;
    }

    /// <summary>Leaves the sessions: silos would go on telling an API that is gone, until each watch's lease ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var leaving = Task.WhenAll(_followers.Values.Select(follower => follower.LeaveAsync()));
        await leaving.WaitAsync(LeaveTimeout, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (key, follower) in _followers)
            {
                if (follower.TryRetire(Linger))
                {
                    _followers.TryRemove(key, out _);
                    follower.LeaveAsync().Ignore();
                }
                else if (follower.IsDue(WorryingSilence))
                {
                    RefreshAsync(follower, stoppingToken).Ignore();
                }
            }
        }
    }

    private async Task RefreshAsync(SessionFollower follower, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(RefreshTimeout, clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            await follower.RefreshAsync(deadline.Token);
        }
        catch (Exception failure)
        {
            // A later tick tries again, for as long as somebody listens or a turn is pending.
            if (follower.NoteFailed(Pause()))
            {
                LogRefreshFailed(follower.Key.SessionId, ErrorTranslation.CauseOf(failure));
            }

            follower.GiveUp(LongestUnreachable, failure);
        }
    }

    // 4–6 s: what could not be reached together is not asked together.
    private static TimeSpan Pause() => TimeSpan.FromMilliseconds(Random.Shared.Next(4_000, 6_000));

    [LoggerMessage(3100, LogLevel.Warning, "Session {SessionId} could not be reached ({Cause}); trying again until it can.")]
    private partial void LogRefreshFailed(string sessionId, string cause);
}
