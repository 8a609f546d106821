using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>
/// This process's one watch on a session, shared by all who listen to it here. It reads gaps in the events again, and sees to it that a
/// turn accepted through this process is taken up again when the session's silo is lost.
/// </summary>
internal sealed class SessionFollower(
    SessionKey key, IGrainFactory grains, ISessionObserver self, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<SessionListener> _listeners = [];
    private readonly EventOrder _order = new();
    private readonly PendingTurns _pending = new();
    private long _heardAt = clock.GetTimestamp();
    private long _watchedAt = clock.GetTimestamp();
    private long _reachedAt = clock.GetTimestamp();
    private bool _retired;
    private int _refreshing;

    public SessionKey Key { get; } = key;

    private ISessionGrain Grain => grains.Session(Key);

    /// <summary>Gets how long ago anything was heard of the session.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(_heardAt);

    /// <summary>Gets how long ago the watch was last renewed.</summary>
    public TimeSpan SinceWatched => clock.GetElapsedTime(_watchedAt);

    /// <summary>Gets whether a turn accepted here has not ended.</summary>
    public bool HasPending
    {
        get
        {
            lock (_gate)
            {
                return _pending.Any;
            }
        }
    }

    /// <summary>Keeps the follower for a caller who is about to use it.</summary>
    /// <returns>False when it has just been retired: ask for another.</returns>
    public bool TryHold()
    {
        lock (_gate)
        {
            _heardAt = clock.GetTimestamp();
            return !_retired;
        }
    }

    /// <summary>Retires the follower if nobody has needed it for a while.</summary>
    public bool TryRetire(TimeSpan linger)
    {
        lock (_gate)
        {
            return _retired = !_pending.Any && _listeners.Count == 0 && Silence > linger;
        }
    }

    /// <summary>Adds a listener, who hears first what came after the event it knows.</summary>
    public async Task<(SessionListener Listener, SessionWatch Watch)> ListenAsync(
        bool isDevice, long? after, CancellationToken cancellationToken)
    {
        var listener = new SessionListener(this, isDevice);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        try
        {
            var watch = await WatchAsync(after, cancellationToken);
            lock (_gate)
            {
                listener.Begin(watch);
                Deliver(_order.Begin(watch.LastEventId));
            }

            return (listener, watch);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands a message to the session. From then on this process sees to it that its turn ends.</summary>
    public async Task<TurnAcceptance> AcceptAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        // Noted first: the turn may end before its acceptance is known here.
        var offered = NotePending(utterance);
        TurnAcceptance? acceptance = null;
        try
        {
            return acceptance = await Grain.AcceptAsync(utterance, cancellationToken);
        }
        finally
        {
            NoteAccepted(offered, utterance, acceptance);
        }
    }

    /// <summary>Takes events in as they arrive, in whatever order.</summary>
    /// <returns>Whether some are missing, so that <see cref="RefreshAsync"/> is called for.</returns>
    public bool Offer(ImmutableArray<SessionEvent> events)
    {
        lock (_gate)
        {
            _heardAt = _reachedAt = clock.GetTimestamp();
            Deliver(_order.Note(events));
            return _order.IsMissing;
        }
    }

    /// <summary>Renews the watch, reads again what was missed, and takes up turns that were lost with their silo.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _refreshing, 1) == 1)
        {
            return;
        }

        try
        {
            // Those taken on by now: the session cannot answer for one that it is given while it answers, nor for one not taken yet.
            var (known, pending) = Known();
            var watch = await WatchAsync(known, cancellationToken);
            foreach (var lost in CatchUp(watch, pending))
            {
                await RecoverAsync(lost, cancellationToken);
            }
        }
        finally
        {
            Volatile.Write(ref _refreshing, 0);
        }
    }

    /// <summary>Ends the waiting for turns that nobody could take up for so long: those who wait are told to try again.</summary>
    /// <param name="unreachable">How long their session was out of reach, or could not take them up.</param>
    /// <param name="failure">Why that was so just now.</param>
    public void GiveUp(TimeSpan unreachable, Exception failure)
    {
        lock (_gate)
        {
            foreach (var turn in _pending.All)
            {
                turn.NoteLack(failure as DependencyUnavailableException);
                if (clock.GetElapsedTime(turn.LostAt ?? _reachedAt) >= unreachable)
                {
                    DeliverAnew(turn.Unreached());
                }
            }
        }
    }

    /// <summary>Tells the session that nobody here listens any more.</summary>
    public Task LeaveAsync() => Grain.UnwatchAsync(self);

    /// <summary>Takes a listener off.</summary>
    public void Remove(SessionListener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    /// <summary>Tells the session how many devices are left here.</summary>
    public Task AnnounceDevicesAsync(CancellationToken cancellationToken) => WatchAsync(after: null, cancellationToken);

    private PendingTurn NotePending(Utterance utterance)
    {
        lock (_gate)
        {
            _reachedAt = clock.GetTimestamp();
            return _pending.Offer(utterance);
        }
    }

    private void NoteAccepted(PendingTurn offered, Utterance utterance, TurnAcceptance? acceptance)
    {
        lock (_gate)
        {
            if (acceptance is { IsBeingAnalysed: true })
            {
                _pending.Reply(utterance.ClientMessageId, acceptance.Seq);
            }
            else if (acceptance?.Outcome is AcceptOutcome.Accepted or AcceptOutcome.AlreadyRunning)
            {
                offered.Take(utterance);
            }

            // A refusal, or a call that failed, says nothing of what another took on under the same id.
            _pending.EndOffer(offered);
        }
    }

    private (long? Event, IReadOnlyList<PendingTurn> Pending) Known()
    {
        lock (_gate)
        {
            return (_order.Last == 0 ? null : _order.Last, [.. _pending.All.Where(turn => turn.IsTaken)]);
        }
    }

    private async Task<SessionWatch> WatchAsync(long? after, CancellationToken cancellationToken)
    {
        int devices;
        lock (_gate)
        {
            devices = _listeners.Count(listener => listener.IsDevice);
        }

        // Only one that succeeded counts: one that failed is due again at once.
        var asked = clock.GetTimestamp();
        var watch = await Grain.WatchAsync(self, devices, after, cancellationToken);
        _watchedAt = asked;
        return watch;
    }

    /// <returns>Those of the turns that the session does not work on.</returns>
    private IReadOnlyList<PendingTurn> CatchUp(SessionWatch watch, IReadOnlyList<PendingTurn> pending)
    {
        lock (_gate)
        {
            _heardAt = _reachedAt = clock.GetTimestamp();
            Deliver(_order.CatchUp(watch.Missed, watch.LastEventId));
            return PendingTurns.NoteLost(pending, watch.Pending, _reachedAt);
        }
    }

    /// <summary>Has a turn that the session does not work on begin again, or come to its end for those who listen.</summary>
    private async Task RecoverAsync(PendingTurn lost, CancellationToken cancellationToken)
    {
        long? replied;
        lock (_gate)
        {
            if (!_pending.Contains(lost))
            {
                return;
            }

            replied = lost.Replied;
        }

        // An answered turn is not offered again: where its session was deleted meanwhile, that would bring it back.
        var found = replied is { } seq
            ? new TurnAcceptance(AcceptOutcome.AlreadyAnswered, seq, await FindAsync(lost, seq, cancellationToken))
            : await Grain.AcceptAsync(lost.Utterance, cancellationToken);
        lock (_gate)
        {
            lost.LostAt = null;
            if (_pending.Contains(lost))
            {
                foreach (var end in lost.EndsAs(found))
                {
                    DeliverAnew(end);
                }
            }
        }
    }

    private async Task<Turn?> FindAsync(PendingTurn answered, long seq, CancellationToken cancellationToken)
    {
        var page = await Grain.GetTurnsAsync(personaId: null, before: seq + 1, limit: 1, cancellationToken);
        return page?.Items.FirstOrDefault(turn => turn.ClientMessageId == answered.Utterance.ClientMessageId);
    }

    /// <summary>Tells of an end that no event of the session tells of any more: it has no place in the session's order.</summary>
    private void DeliverAnew(SessionEvent end) => Deliver(end with { EventId = 0, SessionId = Key.SessionId });

    private void Deliver(IReadOnlyList<SessionEvent> events)
    {
        foreach (var occurrence in events)
        {
            Deliver(occurrence);
        }
    }

    private void Deliver(SessionEvent occurrence)
    {
        if (!_pending.Settle(occurrence))
        {
            // Due at once: the maintenance loop takes the turn up again.
            _heardAt = 0;
            return;
        }

        foreach (var listener in _listeners.ToArray())
        {
            listener.Hear(occurrence);
        }
    }
}
