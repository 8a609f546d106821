using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>
/// This process's one watch on a session, shared by all who listen to it here. It puts the events in order, reads gaps in them again,
/// and has turns taken up again that were lost with the session's silo.
/// </summary>
internal sealed class SessionFollower
{
    private readonly Lock _gate = new();
    private readonly EventOrder _order = new();
    private readonly IGrainFactory _grains;
    private readonly ISessionObserver _self;
    private readonly TimeProvider _clock;
    private readonly AcceptedTurns _turns;
    private ImmutableArray<SessionListener> _listeners = [];
    private long _heardAt;
    private long _watchedAt;
    private bool _retired;
    private int _refreshing;

    // When the session was last tried in vain, and for how long that holds the next try back; null once it has answered.
    private (long At, TimeSpan Pause)? _failed;

    // The message whose turn runs where the order has got to; null for none.
    private string? _running;

    public SessionFollower(SessionKey key, IGrainFactory grains, ISessionObserver self, TimeProvider clock)
    {
        (Key, _grains, _self, _clock) = (key, grains, self, clock);
        _heardAt = _watchedAt = clock.GetTimestamp();
        _turns = new AcceptedTurns(key, grains, _gate, Deliver, clock);
    }

    public SessionKey Key { get; }

    private ISessionGrain Grain => _grains.Session(Key);

    /// <summary>Gets how long ago anything was heard of the session.</summary>
    public TimeSpan Silence => _clock.GetElapsedTime(_heardAt);

    /// <summary>Gets whether a turn accepted here has not ended.</summary>
    public bool HasPending => _turns.Any;

    private TimeSpan SinceWatched => _clock.GetElapsedTime(_watchedAt);

    private bool IsHeldBack => _failed is { } failed && _clock.GetElapsedTime(failed.At) < failed.Pause;

    // The session alone has what a running turn has told so far, which a request that asks again for that turn needs to hear.
    private bool KnowsAllThereIs
        => _order.Last != 0 && !_order.IsMissing && _running is null && SinceWatched < ObserverLease.Renewal;

    /// <summary>Keeps the follower for a caller who is about to use it.</summary>
    /// <returns>False when it has just been retired: ask for another.</returns>
    public bool TryHold()
    {
        lock (_gate)
        {
            _heardAt = _clock.GetTimestamp();
            return !_retired;
        }
    }

    /// <summary>Retires the follower if nobody has needed it for a while.</summary>
    public bool TryRetire(TimeSpan linger)
    {
        lock (_gate)
        {
            return _retired = !_turns.Any && _listeners.IsEmpty && Silence > linger;
        }
    }

    /// <summary>Whether the session is to be asked anew.</summary>
    /// <param name="worrying">The silence after which a running turn may have been lost.</param>
    public bool IsDue(TimeSpan worrying)
    {
        lock (_gate)
        {
            var hasPending = _turns.Any;
            return (hasPending && Silence > worrying) || (SinceWatched > ObserverLease.Renewal && (hasPending || !IsHeldBack));
        }
    }

    /// <summary>Notes that the session could not be reached.</summary>
    /// <param name="pause">How long a watch that nobody's turn depends on waits for the next try.</param>
    /// <returns>Whether it could before.</returns>
    public bool NoteFailed(TimeSpan pause)
    {
        lock (_gate)
        {
            var isFirst = _failed is null;
            _failed = (_clock.GetTimestamp(), pause);
            return isFirst;
        }
    }

    /// <summary>Adds a listener, who hears first what came after the event it knows.</summary>
    public async Task<(SessionListener Listener, SessionWatch Watch)> ListenAsync(
        bool isDevice, long? after, CancellationToken cancellationToken)
    {
        var listener = new SessionListener(this, isDevice);
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
            if (after is null && !isDevice && KnowsAllThereIs)
            {
                // The session need not be asked before each turn of a client that comes request by request. Should it have lost this
                // watch with its silo, the turn's silence tells soon.
                var known = new SessionWatch(_order.Last, [], Complete: true, []);
                listener.Begin(known);
                return (listener, known);
            }
        }

        try
        {
            var watch = await WatchAsync(after, cancellationToken);
            lock (_gate)
            {
                listener.Begin(watch);
                Begin(watch);
            }

            return (listener, watch);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="AcceptedTurns.AcceptAsync"/>
    public Task<TurnAcceptance> AcceptAsync(Utterance utterance, CancellationToken cancellationToken)
        => _turns.AcceptAsync(utterance, cancellationToken);

    /// <summary>Takes events in as they arrive, in whatever order.</summary>
    /// <returns>Whether some are missing, so that <see cref="RefreshAsync"/> is called for.</returns>
    public bool Offer(ImmutableArray<SessionEvent> events)
    {
        lock (_gate)
        {
            NoteHeard();
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
            var (known, taken) = Known();
            var watch = await WatchAsync(known, cancellationToken);
            foreach (var lost in CatchUp(watch, taken))
            {
                await _turns.RecoverAsync(lost, cancellationToken);
            }

            lock (_gate)
            {
                _failed = null;
            }
        }
        finally
        {
            Volatile.Write(ref _refreshing, 0);
        }
    }

    /// <inheritdoc cref="AcceptedTurns.GiveUp"/>
    public void GiveUp(TimeSpan unreachable, Exception failure) => _turns.GiveUp(unreachable, failure);

    /// <summary>Tells the session that nobody here listens any more.</summary>
    public Task LeaveAsync() => Grain.UnwatchAsync(_self);

    /// <summary>Takes a listener off.</summary>
    public void Remove(SessionListener listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    /// <summary>Tells the session how many devices are left here.</summary>
    public Task AnnounceDevicesAsync(CancellationToken cancellationToken) => WatchAsync(after: null, cancellationToken);

    private (long? Event, IReadOnlyList<PendingTurn> Taken) Known()
    {
        lock (_gate)
        {
            return (_order.Last == 0 ? null : _order.Last, _turns.Taken);
        }
    }

    private async Task<SessionWatch> WatchAsync(long? after, CancellationToken cancellationToken)
    {
        int devices;
        lock (_gate)
        {
            devices = _listeners.Count(listener => listener.IsDevice);
        }

        // Only one that succeeded counts: one that failed stays due.
        var asked = _clock.GetTimestamp();
        var watch = await Grain.WatchAsync(_self, devices, after, cancellationToken);
        _watchedAt = asked;
        return watch;
    }

    private void Begin(SessionWatch watch)
    {
        if (_order.Last == 0)
        {
            // The one that runs is the first.
            _running = watch.Pending.FirstOrDefault();
        }

        Deliver(_order.Begin(watch.LastEventId));
    }

    /// <returns>Those of the turns that the session does not work on.</returns>
    private IReadOnlyList<PendingTurn> CatchUp(SessionWatch watch, IReadOnlyList<PendingTurn> taken)
    {
        lock (_gate)
        {
            NoteHeard();
            Deliver(_order.CatchUp(watch.Missed, watch.LastEventId));
            return _turns.NoteLost(taken, watch.Pending);
        }
    }

    private void NoteHeard()
    {
        _heardAt = _clock.GetTimestamp();
        _turns.NoteReached();
    }

    private void Deliver(ImmutableArray<SessionEvent> events)
    {
        foreach (var occurrence in events)
        {
            Deliver(occurrence);
        }
    }

    private void Deliver(SessionEvent occurrence)
    {
        if (!_turns.Settle(occurrence))
        {
            // Due at once: the maintenance loop takes the turn up again.
            _heardAt = 0;
            return;
        }

        _running = RunningAfter(occurrence);
        foreach (var listener in _listeners)
        {
            listener.Hear(occurrence);
        }
    }

    private string? RunningAfter(SessionEvent occurrence) => occurrence switch
    {
        TurnStarted started => started.ClientMessageId,
        ReplyCompleted { Turn: var turn } when turn.ClientMessageId == _running => null,
        TurnFailed failed when failed.ClientMessageId == _running => null,
        TurnStopped stopped when stopped.ClientMessageId == _running => null,
        _ => _running,
    };
}
