using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>
/// The turns of one session that were accepted through this process and have not ended, in the order in which they came: so are those
/// taken up again that were lost. Not safe for several threads.
/// </summary>
internal sealed class PendingTurns
{
    private readonly OrderedDictionary<string, PendingTurn> _turns = [];

    public bool Any => _turns.Count > 0;

    /// <summary>Gets them as they are now.</summary>
    public IReadOnlyList<PendingTurn> All => [.. _turns.Values];

    /// <summary>Notes a turn that a call is about to offer.</summary>
    /// <returns>The turn, which other calls may be offering under the same id.</returns>
    public PendingTurn Offer(Utterance utterance)
    {
        _turns.TryAdd(utterance.ClientMessageId, new PendingTurn(utterance));
        var turn = _turns[utterance.ClientMessageId];
        turn.Offers++;
        return turn;
    }

    /// <summary>Notes that a turn's reply is durable, which the session told in answer to a message that was sent again.</summary>
    public void Reply(string clientMessageId, long seq)
    {
        if (_turns.TryGetValue(clientMessageId, out var turn))
        {
            (turn.IsTaken, turn.Replied) = (true, seq);
        }
    }

    /// <summary>Notes the end of a call that offered a turn. One that was not taken on goes with the last of them.</summary>
    public void EndOffer(PendingTurn turn)
    {
        if (--turn.Offers == 0 && !turn.IsTaken && Contains(turn))
        {
            _turns.Remove(turn.Utterance.ClientMessageId);
        }
    }

    /// <summary>Notes which turns a session that answers does not work on, and since when.</summary>
    /// <param name="turns">The turns that it had taken on.</param>
    /// <param name="worksOn">Those that it works on.</param>
    /// <param name="now">The time.</param>
    /// <returns>Those that it does not.</returns>
    public static IReadOnlyList<PendingTurn> NoteLost(IReadOnlyList<PendingTurn> turns, ImmutableArray<string> worksOn, long now)
    {
        foreach (var turn in turns)
        {
            turn.LostAt = worksOn.Contains(turn.Utterance.ClientMessageId) ? null : turn.LostAt ?? now;
        }

        return [.. turns.Where(turn => turn.LostAt is not null)];
    }

    public bool Contains(PendingTurn turn) => _turns.GetValueOrDefault(turn.Utterance.ClientMessageId) == turn;

    /// <summary>Notes the end of a turn.</summary>
    /// <returns>False for an end that is none to those who listen: the turn begins again elsewhere.</returns>
    public bool Settle(SessionEvent occurrence)
    {
        switch (occurrence)
        {
            case TurnFailed { Code: TurnFailureCodes.SessionMoved } moved when _turns.ContainsKey(moved.ClientMessageId):
                return false;
            case ReplyCompleted { Turn: var turn }:
                Reply(turn.ClientMessageId, turn.Seq);
                return true;
            case TraitsExtracted extracted:
                Forget(turn => turn.Replied == extracted.Seq);
                return true;
            case TurnFailed failed:
                _turns.Remove(failed.ClientMessageId);
                return true;
            case TurnStopped stopped:
                // What had been said is being analysed still, if anything had.
                Forget(turn => turn.Replied is null && turn.Utterance.ClientMessageId == stopped.ClientMessageId);
                return true;
            default:
                return true;
        }
    }

    private void Forget(Predicate<PendingTurn> ended)
    {
        if (_turns.Values.FirstOrDefault(turn => ended(turn)) is { } turn)
        {
            _turns.Remove(turn.Utterance.ClientMessageId);
        }
    }
}
