namespace PersonaUniverse.Memory;

/// <summary>How far the sessions of a partition have been summed up.</summary>
internal sealed class SummaryProgress
{
    private readonly Dictionary<string, SortedSet<long>> _turns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _summedUp = new(StringComparer.Ordinal);
    private readonly HashSet<string> _grown = new(StringComparer.Ordinal);

    /// <summary>Gets the sessions that have new turns and were not looked at since.</summary>
    public IReadOnlyCollection<string> Grown => _grown;

    /// <summary>Tells up to which turn a session has been summed up; 0 when it has not.</summary>
    public long SummedUpTo(string sessionId) => _summedUp.GetValueOrDefault(sessionId);

    /// <summary>Tells with which turns the stretches end that are to be summed up in a session, in order.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="kept">How many of its turns, the newest, stay as they are.</param>
    /// <param name="length">How many make a stretch.</param>
    /// <remarks>Counted, for a session's numbers are those of all personas in it.</remarks>
    public IEnumerable<long> EndsOfStretches(string sessionId, int kept, int length)
        => _turns.TryGetValue(sessionId, out var turns) && turns.Count >= kept + length
            ? turns.Take(turns.Count - kept).Chunk(length).Where(stretch => stretch.Length == length).Select(stretch => stretch[^1])
            : [];

    /// <summary>Notes that a memory was taken in.</summary>
    public void Note(StoredMemory memory)
    {
        var entry = memory.Entry;
        if (memory.IsLeaving)
        {
            return;
        }

        if (entry.Kind is not MemoryKind.Summary)
        {
            // A forgotten one too, unless its whole session is: every run is to cut the same stretches.
            Grow(entry.SessionId, entry.Seq);
        }
        else if (!memory.Forgotten)
        {
            SumUp(entry.SessionId, entry.Seq);
        }
    }

    /// <summary>Notes up to which turn a session has been summed up.</summary>
    public void SumUp(string sessionId, long seq)
    {
        _summedUp[sessionId] = Math.Max(seq, SummedUpTo(sessionId));
        if (_turns.TryGetValue(sessionId, out var turns))
        {
            turns.RemoveWhere(turn => turn <= seq);
        }
    }

    /// <summary>Notes that a session has no more to sum up until it grows.</summary>
    public void Settle(string sessionId) => _grown.Remove(sessionId);

    /// <summary>Forgets a session: another may begin under its id.</summary>
    public void Forget(string sessionId)
    {
        _turns.Remove(sessionId);
        _grown.Remove(sessionId);
        _summedUp.Remove(sessionId);
    }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        _turns.Clear();
        _grown.Clear();
        _summedUp.Clear();
    }

    private void Grow(string sessionId, long seq)
    {
        if (seq <= SummedUpTo(sessionId))
        {
            return;
        }

        if (!_turns.TryGetValue(sessionId, out var turns))
        {
            _turns.Add(sessionId, turns = []);
        }

        if (turns.Add(seq))
        {
            _grown.Add(sessionId);
        }
    }
}
