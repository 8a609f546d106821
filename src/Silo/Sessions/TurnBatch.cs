namespace PersonaUniverse.Sessions;

/// <summary>Writes that fit into one statement: no two of them touch the same row.</summary>
internal sealed class TurnBatch
{
    private readonly List<TurnWrite> _writes = [];
    private readonly HashSet<(SessionKey Session, long Seq)> _numbers = [];
    private readonly HashSet<(SessionKey Session, string ClientMessageId)> _messages = [];

    public IReadOnlyList<TurnWrite> Writes => _writes;

    /// <summary>Adds a write, unless it could collide with one that is in the batch: then it must wait for the next.</summary>
    public bool TryAdd(TurnWrite write)
    {
        if (_numbers.Contains((write.Session, write.Seq))
            || (write.Turn is { } turn && !_messages.Add((write.Session, turn.ClientMessageId))))
        {
            return false;
        }

        _numbers.Add((write.Session, write.Seq));
        _writes.Add(write);
        return true;
    }

    public void Clear()
    {
        _writes.Clear();
        _numbers.Clear();
        _messages.Clear();
    }
}
