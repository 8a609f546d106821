namespace PersonaUniverse.Memory;

/// <summary>How far the sessions of a partition have been summed up.</summary>
internal sealed class SummaryProgress
{
    private readonly Dictionary<string, long> _grown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _summedUp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _postponed = new(StringComparer.Ordinal);

    /// <summary>Gets the sessions that have new memories and were not looked at since, each with its newest turn.</summary>
    public IReadOnlyDictionary<string, long> Grown => _grown;

    /// <summary>Tells up to which turn a session has been summed up; 0 when it has not.</summary>
    public long SummedUpTo(string sessionId) => _summedUp.GetValueOrDefault(sessionId);

    /// <summary>Tells before which turn a session need not be looked at; 0 when that is not known.</summary>
    public long PostponedTo(string sessionId) => _postponed.GetValueOrDefault(sessionId);

    /// <summary>Notes that a session has a memory of a turn.</summary>
    public void Grow(string sessionId, long seq)
    {
        var last = _grown.GetValueOrDefault(sessionId);
        _grown[sessionId] = Math.Max(seq, last);
        if (seq < last)
        {
            // One between those that were counted.
            _postponed.Remove(sessionId);
        }
    }

    /// <summary>Notes up to which turn a session has been summed up.</summary>
    public void SumUp(string sessionId, long seq) => _summedUp[sessionId] = Math.Max(seq, SummedUpTo(sessionId));

    /// <summary>Notes that there is nothing to sum up in a session before it comes to a turn.</summary>
    public void Postpone(string sessionId, long seq) => _postponed[sessionId] = seq;

    /// <summary>Notes that a session has no more to sum up until it grows.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="seq">Its newest turn when it was looked at: it may have grown since.</param>
    public void Settle(string sessionId, long seq)
    {
        if (_grown.GetValueOrDefault(sessionId) == seq)
        {
            _grown.Remove(sessionId);
        }
    }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        _grown.Clear();
        _summedUp.Clear();
        _postponed.Clear();
    }
}
