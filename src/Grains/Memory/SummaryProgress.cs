namespace PersonaUniverse.Memory;

/// <summary>How far the sessions of a partition have been summed up.</summary>
internal sealed class SummaryProgress
{
    private readonly Dictionary<string, long> _grown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _summedUp = new(StringComparer.Ordinal);

    /// <summary>Gets the sessions that have new memories and were not looked at since, each with its newest turn.</summary>
    public IReadOnlyDictionary<string, long> Grown => _grown;

    /// <summary>Tells up to which turn a session has been summed up; 0 when it has not.</summary>
    public long SummedUpTo(string sessionId) => _summedUp.GetValueOrDefault(sessionId);

    /// <summary>Notes that a session has a memory of a turn.</summary>
    public void Grow(string sessionId, long seq) => _grown[sessionId] = Math.Max(seq, _grown.GetValueOrDefault(sessionId));

    /// <summary>Notes up to which turn a session has been summed up.</summary>
    public void SumUp(string sessionId, long seq) => _summedUp[sessionId] = Math.Max(seq, SummedUpTo(sessionId));

    /// <summary>Notes that a session has no more to sum up until it grows.</summary>
    public void Settle(string sessionId) => _grown.Remove(sessionId);

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        _grown.Clear();
        _summedUp.Clear();
    }
}
