namespace PersonaUniverse.Sessions;

/// <summary>A session's short-term memory: the last turns with each persona.</summary>
internal sealed class RecentTurns
{
    // Beyond this many, the log is asked: a session's memory must not grow with its length.
    private const int MostIdsNoted = 4096;

    private readonly Dictionary<string, List<Turn>> _byPersona = [];

    // By their hash codes: where one is met, the log decides.
    private readonly HashSet<int> _idsOutOfMind = [];
    private readonly int _kept;
    private bool _knowsAllIds;
    private readonly int _droppedTogether;

    public RecentTurns(SessionWindow window, SessionOptions options)
    {
        (_kept, _droppedTogether) = (options.TurnsInMind, options.TurnsDroppedTogether);
        (LastSeq, Total) = (window.LastSeq, window.TotalTurns);
        foreach (var turn in window.Turns)
        {
            With(turn.PersonaId, create: true).Add(turn);
        }

        _knowsAllIds = Total == window.Turns.Length;
        if (!HoldsAll)
        {
            // Of a persona whose turns fill the window there may be older ones.
            NewestOutOfMind = _byPersona.Values.Where(turns => turns.Count >= _kept)
                .Select(turns => turns[0].Seq - 1)
                .DefaultIfEmpty(LastSeq)
                .Max();
        }
    }

    /// <summary>Gets the highest turn number in the log.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Gets how many turns the log holds.</summary>
    public long Total { get; private set; }

    /// <summary>Gets whether the whole log is in mind, so that what is not found here does not exist.</summary>
    public bool HoldsAll => Total == _byPersona.Values.Sum(turns => turns.Count);

    /// <summary>Gets a number above which all turns are in mind, with whichever persona: 0 while the whole log is.</summary>
    public long NewestOutOfMind { get; private set; }

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

    /// <summary>Whether the log may hold the answer to a message that <see cref="Find"/> does not find.</summary>
    public bool MayBeInLog(string clientMessageId)
        => !_knowsAllIds || _idsOutOfMind.Contains(StringComparer.Ordinal.GetHashCode(clientMessageId));

    /// <summary>Takes a stored turn in mind.</summary>
    public void Add(Turn turn)
    {
        var turns = With(turn.PersonaId, create: true);
        turns.Add(turn);
        if (turns.Count > _kept + _droppedTogether)
        {
            Drop(turns, turns.Count - _kept);
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

    private void Drop(List<Turn> turns, int count)
    {
        _idsOutOfMind.UnionWith(turns.Take(count).Select(turn => StringComparer.Ordinal.GetHashCode(turn.ClientMessageId)));
        NewestOutOfMind = Math.Max(NewestOutOfMind, turns[count - 1].Seq);
        turns.RemoveRange(0, count);
        if (_idsOutOfMind.Count > MostIdsNoted)
        {
            _idsOutOfMind.Clear();
            _knowsAllIds = false;
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
