using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace PersonaUniverse.Sessions;

/// <summary>Numbers a session's events, sends them to its watchers and keeps the newest for those who missed some.</summary>
internal sealed class SessionFeed
{
    private const int IdsPerMillisecond = 1024;

    // A bound against floods only: the longest turn stays well below it.
    private const int MostKept = 8192;

    // More than stay in mind with a dozen personas.
    private const int TurnsNoted = 256;

    private readonly ObserverManager<ISessionObserver> _watchers;
    private readonly Dictionary<ISessionObserver, int> _devices = [];
    private readonly List<SessionEvent> _kept = [];

    // Those of the newest turn, until the next begins: a watcher may miss the last of them, and notice only when the turn has ended.
    private readonly List<ReplyDelta> _pieces = [];
    private readonly Dictionary<long, (long Reply, long Traits)> _told = [];
    private readonly SessionKey _session;
    private readonly int _keptBetweenTurns;
    private readonly long _begin;
    private long _lastDropped;
    private int _announced;
    private bool _isTurnRunning;

    public SessionFeed(SessionKey session, int keptBetweenTurns, TimeProvider clock, ILogger logger)
    {
        (_session, _keptBetweenTurns) = (session, keptBetweenTurns);
        _begin = _lastDropped = LastEventId = clock.GetUtcNow().ToUnixTimeMilliseconds() * IdsPerMillisecond;
        _watchers = new ObserverManager<ISessionObserver>(ObserverLease.Duration, logger)
        {
            GetDateTime = () => clock.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>Gets the newest event's id; before the first event, the number just below its.</summary>
    public long LastEventId { get; private set; }

    /// <summary>Sends events on their way, together. One-way: a watcher that cannot keep up or is gone holds nothing up.</summary>
    public void Publish(params ReadOnlySpan<SessionEvent> occurrences)
    {
        var stamped = ImmutableArray.CreateBuilder<SessionEvent>(occurrences.Length);
        foreach (var occurrence in occurrences)
        {
            stamped.Add(ForWatchers(occurrence) with { EventId = ++LastEventId, SessionId = _session.SessionId });
            Keep(stamped[^1]);
            NoteTold(stamped[^1]);
        }

        var events = stamped.MoveToImmutable();
        DropAllBut(_isTurnRunning ? MostKept : _keptBetweenTurns);
        if (_watchers.Count > 0)
        {
            _watchers.Notify(watcher => watcher.OnEventsAsync(_session, events)).Ignore();
        }
    }

    /// <summary>Forgets old events, which nobody needs once a turn has ended.</summary>
    public void EndTurn()
    {
        _isTurnRunning = false;
        DropAllBut(_keptBetweenTurns);
    }

    /// <summary>Forgets all that was said: the session was deleted. The numbering goes on, so that no watcher takes new for old.</summary>
    public void Forget()
    {
        _kept.Clear();
        _pieces.Clear();
        _told.Clear();
        _lastDropped = LastEventId;
    }

    /// <summary>Takes a watcher on, or renews its lease, and tells all when the number of devices changed.</summary>
    /// <remarks>Watchers that live renew, so they hear in time of those that died: their devices go with their leases.</remarks>
    public void Watch(ISessionObserver watcher, int devices)
    {
        _devices[watcher] = devices;
        _watchers.Subscribe(watcher, watcher);
        AnnounceIfChanged();
    }

    /// <summary>Lets a watcher go.</summary>
    public void Unwatch(ISessionObserver watcher)
    {
        _watchers.Unsubscribe(watcher);
        AnnounceIfChanged();
        if (_watchers.Count == 0 && !_isTurnRunning)
        {
            // The complete reply holds them, and is enough for whoever comes later.
            _pieces.Clear();
        }
    }

    /// <summary>Gathers the events of a turn that runs, from its beginning.</summary>
    public ImmutableArray<SessionEvent> OfRunning(long seq)
        => _kept.Find(kept => kept is TurnStarted started && started.Seq == seq) is { } start ? [start, .. KeptSince(start.EventId)] : [];

    /// <summary>Gathers what came after an event: from the events kept and, for older ones, from the turns in mind.</summary>
    public (ImmutableArray<SessionEvent> Missed, bool Complete) Since(long after, RecentTurns turns)
    {
        var missed = KeptSince(after);
        if (after >= _lastDropped)
        {
            return ([.. missed], true);
        }

        var retold = turns.All.SelectMany(Retell).Where(told => told.EventId > after && told.EventId <= _lastDropped);

        // Whoever knows one of those turns after which all are in mind misses none: a persona not spoken to for long keeps its old ones.
        var complete = turns.HoldsAll
            || turns.All.Any(turn => turn.Seq > turns.NewestOutOfMind && IdsOf(turn).Reply <= after);
        return ([.. retold, .. missed], complete);
    }

    private IEnumerable<SessionEvent> KeptSince(long after)
        => _kept.Concat(_pieces).Where(kept => kept.EventId > after).OrderBy(kept => kept.EventId);

    private void Keep(SessionEvent occurrence)
    {
        if (occurrence is ReplyDelta piece)
        {
            _pieces.Add(piece);
            return;
        }

        _kept.Add(occurrence);
        if (occurrence is TurnStarted)
        {
            _isTurnRunning = true;
            _pieces.Clear();
        }
    }

    private IEnumerable<SessionEvent> Retell(Turn turn)
    {
        var (reply, traits) = IdsOf(turn);
        yield return ForWatchers(new ReplyCompleted(turn)) with { EventId = reply, SessionId = _session.SessionId };
        if (turn.Analysis is { } analysis && traits > 0)
        {
            yield return ForWatchers(new TraitsExtracted(turn.Seq, analysis, [])) with { EventId = traits, SessionId = _session.SessionId };
        }
    }

    // Watchers hear of the analysis after the reply, and of what that moved by the live traits: neither need travel twice.
    private static SessionEvent ForWatchers(SessionEvent occurrence) => occurrence switch
    {
        ReplyCompleted { Turn: { Analysis: not null } turn } reply => reply with { Turn = turn with { Analysis = null } },
        TraitsExtracted { Analysis: { Moves.IsEmpty: false } analysis } extracted
            => extracted with { Analysis = analysis with { Moves = [] } },
        _ => occurrence,
    };

    // Ids begin at the clock, so one from an earlier activation still tells when the watcher last heard of us.
    private (long Reply, long Traits) IdsOf(Turn turn)
    {
        if (_told.TryGetValue(turn.Seq, out var ids))
        {
            return ids;
        }

        // The clock of the silo that was may have been ahead.
        var reply = Math.Min(turn.CreatedAt.ToUnixTimeMilliseconds() * IdsPerMillisecond, _begin - 1);
        return (reply, reply + 1);
    }

    private void NoteTold(SessionEvent occurrence)
    {
        switch (occurrence)
        {
            case ReplyCompleted completed:
                _told[completed.Turn.Seq] = (occurrence.EventId, 0);
                break;
            case TraitsExtracted extracted when _told.TryGetValue(extracted.Seq, out var ids):
                _told[extracted.Seq] = ids with { Traits = occurrence.EventId };
                break;
        }

        if (_told.Count > TurnsNoted)
        {
            _told.Remove(_told.Keys.Min());
        }
    }

    private void DropAllBut(int count)
    {
        if (_kept.Count > count)
        {
            var dropped = _kept.Count - count;
            _lastDropped = _kept[dropped - 1].EventId;
            _kept.RemoveRange(0, dropped);
        }
    }

    // Against what was told last: a lease may have ended at any time since.
    private void AnnounceIfChanged()
    {
        _watchers.ClearExpired();
        var living = _watchers.ToHashSet();
        foreach (var gone in _devices.Keys.Where(watcher => !living.Contains(watcher)).ToList())
        {
            _devices.Remove(gone);
        }

        var online = _devices.Values.Sum();
        if (online != _announced)
        {
            _announced = online;
            Publish(new PresenceChanged(online));
        }
    }
}
