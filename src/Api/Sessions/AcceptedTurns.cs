using System.Collections.Immutable;
using System.Diagnostics;

namespace PersonaUniverse.Sessions;

/// <summary>
/// Sees the turns of one session that were accepted through this process to their end: one that is lost with the session's silo is taken
/// up again, and those who wait for one that nobody can take up are told.
/// </summary>
/// <param name="key">Which session.</param>
/// <param name="grains">Where it is.</param>
/// <param name="gate">
/// The lock under which events are delivered: an event and what it means to a turn are one. Members that assert it are for its holder;
/// the others take it.
/// </param>
/// <param name="deliver">Delivers an event to those who listen, under the lock.</param>
/// <param name="clock">The time.</param>
internal sealed class AcceptedTurns(
    SessionKey key, IGrainFactory grains, Lock gate, Action<SessionEvent> deliver, TimeProvider clock)
{
    private readonly PendingTurns _pending = new();
    private long _reachedAt = clock.GetTimestamp();

    /// <summary>Gets whether there are turns that have not ended.</summary>
    public bool Any
    {
        get
        {
            lock (gate)
            {
                return _pending.Any;
            }
        }
    }

    /// <summary>Gets those that the session has taken on by now.</summary>
    /// <remarks>
    /// For no others can it answer whether it works on them: one that it is given while it answers, or that waits to be taken.
    /// </remarks>
    public IReadOnlyList<PendingTurn> Taken
    {
        get
        {
            AssertHeld();
            return [.. _pending.All.Where(turn => turn.IsTaken)];
        }
    }

    private ISessionGrain Grain => grains.Session(key);

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

    /// <summary>Notes that the session was just heard of.</summary>
    public void NoteReached()
    {
        AssertHeld();
        _reachedAt = clock.GetTimestamp();
    }

    /// <inheritdoc cref="PendingTurns.Settle"/>
    public bool Settle(SessionEvent occurrence)
    {
        AssertHeld();
        return _pending.Settle(occurrence);
    }

    /// <summary>Notes which turns the session, which has just answered, does not work on.</summary>
    /// <param name="taken">The turns that it had taken on.</param>
    /// <param name="worksOn">Those that it works on.</param>
    /// <returns>Those that it does not.</returns>
    public IReadOnlyList<PendingTurn> NoteLost(IReadOnlyList<PendingTurn> taken, ImmutableArray<string> worksOn)
    {
        AssertHeld();
        return PendingTurns.NoteLost(taken, worksOn, _reachedAt);
    }

    /// <summary>Has a turn that the session does not work on begin again, or come to its end for those who listen.</summary>
    public async Task RecoverAsync(PendingTurn lost, CancellationToken cancellationToken)
    {
        long? replied;
        lock (gate)
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
        lock (gate)
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

    /// <summary>Ends the waiting for turns that nobody could take up for so long: those who wait are told to try again.</summary>
    /// <param name="unreachable">How long their session was out of reach, or could not take them up.</param>
    /// <param name="failure">Why that was so just now.</param>
    public void GiveUp(TimeSpan unreachable, Exception failure)
    {
        lock (gate)
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

    private PendingTurn NotePending(Utterance utterance)
    {
        lock (gate)
        {
            NoteReached();
            return _pending.Offer(utterance);
        }
    }

    private void NoteAccepted(PendingTurn offered, Utterance utterance, TurnAcceptance? acceptance)
    {
        lock (gate)
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

    private async Task<Turn?> FindAsync(PendingTurn answered, long seq, CancellationToken cancellationToken)
    {
        var page = await Grain.GetTurnsAsync(personaId: null, before: seq + 1, limit: 1, cancellationToken);
        return page?.Items.FirstOrDefault(turn => turn.ClientMessageId == answered.Utterance.ClientMessageId);
    }

    /// <summary>Tells of an end that no event of the session tells of any more: it has no place in the session's order.</summary>
    private void DeliverAnew(SessionEvent end)
    {
        AssertHeld();
        deliver(end with { EventId = 0, SessionId = key.SessionId });
    }

    /// <summary>Fails where a caller does not hold the lock, in builds for debugging.</summary>
    private void AssertHeld() => Debug.Assert(gate.IsHeldByCurrentThread, "The follower's lock is held.");
}
