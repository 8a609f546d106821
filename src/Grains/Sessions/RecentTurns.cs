namespace PersonaUniverse.Sessions;

/// <summary>A session's short-term memory: the last turns with each persona.</summary>
internal sealed class RecentTurns
{
    private readonly Dictionary<string, List<Turn>> _byPersona = [];
    private readonly int _kept;
    private readonly int _droppedTogether;

    public RecentTurns(SessionWindow window, SessionOptions options)
    {
        (_kept, _droppedTogether) = (options.TurnsInMind, options.TurnsDroppedTogether);
        (LastSeq, Total) = (window.LastSeq, window.TotalTurns);
        foreach (var turn in window.Turns)
        {
            With(turn.PersonaId, create: true).Add(turn);
        }
    }

    /// <summary>Gets the highest turn number in the log.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Gets how many turns the log holds.</summary>
    public long Total { get; private set; }

    /// <summary>Gets whether the whole log is in mind, so that what is not found here does not exist.</summary>
    public bool HoldsAll => Total == _byPersona.Values.Sum(turns => turns.Count);

    /// <summary>Gets all turns in mind, in order.</summary>
    public IEnumerable<Turn> All => _byPersona.Values.SelectMany(turns => turns).OrderBy(turn => turn.Seq);

    /// <summary>Gets the turns with one persona, oldest first.</summary>
    public IReadOnlyList<Turn> With(string personaId) => With(personaId, create: false);

    /// <summary>Finds the turn that answered a message.</summary>
    public Turn? Find(string clientMessageId)
    {
        foreach (var turns in _byPersona.Values)
        {
            if (turns.Find(turn => turn.ClientMessageId == clientMessageId) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Takes a stored turn in mind.</summary>
    public void Add(Turn turn)
    {
        var turns = With(turn.PersonaId, create: true);
        turns.Add(turn);
        if (turns.Count > _kept + _droppedTogether)
        {
            turns.RemoveRange(0, turns.Count - _kept);
        }

        LastSeq = Math.Max(LastSeq, turn.Seq);
        Total++;
    }

    /// <summary>Replaces a turn in mind by its analysed self.</summary>
    public void Update(Turn analysed)
    {
        var turns = With(analysed.PersonaId, create: false);
        var at = turns.FindIndex(turn => turn.Seq == analysed.Seq);
        if (at >= 0)
        {
            turns[at] = analysed;
        }
    }

    private List<Turn> With(string personaId, bool create)
    {
        if (_byPersona.TryGetValue(personaId, out var turns))
        {
            return turns;
        }

        turns = [];
        if (create)
        {
            _byPersona.Add(personaId, turns);
        }

        return turns;
    }
}
