namespace PersonaUniverse.Memory.Ranking;

/// <summary>All that a partition, one user with one persona, knows by its words. No vectors.</summary>
/// <remarks>
/// Kept up to date piece by piece: after any sequence of changes it answers as one built afresh from the same memories.
/// Many may read at once, and none while it changes.
/// </remarks>
/// <param name="weights">The numbers to weigh with; the default ones when left out.</param>
internal sealed class LexicalIndex(RankingWeights? weights = null)
{
    private readonly RankingWeights _weights = weights ?? RankingWeights.Default;
    private readonly Dictionary<Guid, int> _slots = [];
    private readonly Dictionary<uint, Postings> _postings = [];
    private readonly Dictionary<string, SessionOrder> _sessions = new(StringComparer.Ordinal);
    private readonly Stack<int> _freeSlots = [];
    private readonly Stack<int> _freeSessions = [];
    private IndexedMemory?[] _memories = new IndexedMemory?[16];
    private Context[] _contexts = new Context[16];
    private int _used;
    private int _sessionNumbers;

    /// <summary>Gets how many memories there are.</summary>
    public int Count => _slots.Count;

    /// <summary>Gets a number that rises with each change.</summary>
    internal long Version { get; private set; }

    /// <summary>Gets how many slots have been in use at once; slots are numbered from 0, some may be empty.</summary>
    internal int SlotCount => _used;

    /// <summary>Gets how many session numbers have been in use at once.</summary>
    internal int SessionCount => _sessionNumbers;

    internal ReadOnlySpan<Context> Contexts => _contexts.AsSpan(0, _used);

    internal RankingWeights Weights => _weights;

    /// <summary>Adds a memory, or replaces the one of the same id.</summary>
    public void Put(MemoryDocument document)
    {
        Remove(document.Id);
        Version++;
        var slot = _freeSlots.TryPop(out var free) ? free : _used++;
        if (slot == _memories.Length)
        {
            Array.Resize(ref _memories, slot * 2);
            Array.Resize(ref _contexts, slot * 2);
        }

        var memory = IndexedMemory.Of(document, _weights);
        _memories[slot] = memory;
        _slots.Add(document.Id, slot);
        for (var place = 0; place < memory.Own.Indices.Length; place++)
        {
            PostingsOf(memory.Own.Indices[place]).Add(slot, memory.Own.Values[place]);
        }

        var session = SessionOf(document.SessionId);
        var at = session.Add(document, slot);
        Connect(session, at);
        Connect(session, at - 1);
        Connect(session, at + 1);
    }

    /// <summary>Removes a memory and tells whether there was one.</summary>
    public bool Remove(Guid id)
    {
        if (!_slots.Remove(id, out var slot))
        {
            return false;
        }

        Version++;
        var memory = _memories[slot]!;
        foreach (var term in memory.Own.Indices)
        {
            var postings = _postings[term];
            postings.Remove(slot);
            if (postings.Count == 0)
            {
                _postings.Remove(term);
            }
        }

        Leave(memory.Document);
        _memories[slot] = null;
        _contexts[slot] = Context.None;
        _freeSlots.Push(slot);
        return true;
    }

    /// <summary>Finds a memory; <see langword="null"/> when there is none of that id.</summary>
    public MemoryDocument? Find(Guid id) => SlotOf(id) is >= 0 and var slot ? _memories[slot]!.Document : null;

    /// <summary>Weighs the terms of a memory, with its neighbours' share, for a store that keeps sparse vectors.</summary>
    /// <remarks>Depends on the memory and its two neighbours alone: when one of them changes, store it again.</remarks>
    public SparseVector WeightsOf(Guid id)
    {
        if (SlotOf(id) is not (>= 0 and var slot))
        {
            return SparseVector.Empty;
        }

        var sum = new Dictionary<uint, float>();
        var context = _contexts[slot];
        Gather(sum, slot, 1);
        Gather(sum, context.Previous, context.PreviousShare);
        Gather(sum, context.Next, context.NextShare);
        return SparseVector.From(sum);
    }

    /// <summary>Gets the terms of a memory's text, rising; none when there is none of that id.</summary>
    public ReadOnlySpan<uint> TermsOf(Guid id) => At(SlotOf(id)) is { } memory ? memory.Own.Indices : [];

    /// <summary>Finds the memories that share most with terms, the rarer the better, the best first.</summary>
    public IReadOnlyList<Guid> LikeTerms(uint[] terms, int limit)
    {
        using var scores = LexicalScores.Of(this, new SparseVector(terms, [.. terms.Select(term => (float)InverseFrequency(term))]));
        return [.. scores.Best(limit).Take().ToArray().Select(candidate => candidate.Id)];
    }

    /// <summary>Finds the memories of a session in their order.</summary>
    public IEnumerable<Guid> InSession(string sessionId)
    {
        var session = _sessions.GetValueOrDefault(sessionId);
        for (var place = 0; place < session?.Count; place++)
        {
            yield return _memories[session.SlotAt(place)]!.Document.Id;
        }
    }

    /// <summary>Finds the memories before and after one in its session; empty when there is none.</summary>
    public (Guid? Previous, Guid? Next) NeighboursOf(Guid id)
    {
        var slot = SlotOf(id);
        return slot < 0 ? default : (IdAt(_contexts[slot].Previous), IdAt(_contexts[slot].Next));
    }

    /// <summary>Tells how much a term tells here: BM25's idf, ln(1 + (N - n + 0.5) / (n + 0.5)).</summary>
    internal double InverseFrequency(uint term)
    {
        var holding = _postings.TryGetValue(term, out var postings) ? postings.Count : 0;
        return Math.Log(1 + (Count - holding + 0.5) / (holding + 0.5));
    }

    internal Postings? Find(uint term) => _postings.GetValueOrDefault(term);

    internal int SlotOf(Guid id) => _slots.TryGetValue(id, out var slot) ? slot : -1;

    internal IndexedMemory? At(int slot) => slot < 0 ? null : _memories[slot];

    private Guid? IdAt(int slot) => At(slot)?.Document.Id;

    private Postings PostingsOf(uint term)
    {
        if (!_postings.TryGetValue(term, out var postings))
        {
            _postings.Add(term, postings = new Postings());
        }

        return postings;
    }

    private SessionOrder SessionOf(string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            _sessions.Add(id, session = new SessionOrder(_freeSessions.TryPop(out var free) ? free : _sessionNumbers++));
        }

        return session;
    }

    private void Leave(MemoryDocument document)
    {
        var session = _sessions[document.SessionId];
        var at = session.Remove(document);
        Connect(session, at - 1);
        Connect(session, at);
        if (session.Count == 0)
        {
            _sessions.Remove(document.SessionId);
            _freeSessions.Push(session.Number);
        }
    }

    private void Connect(SessionOrder session, int place)
    {
        if (session.SlotAt(place) is not (>= 0 and var slot))
        {
            return;
        }

        var previous = session.SlotAt(place - 1);
        var next = session.SlotAt(place + 1);
        var asks = At(previous) is { } before && before.Cues.HasFlag(TextCues.Asks);
        _contexts[slot] = new Context(
            session.Number,
            previous,
            previous < 0 ? 0 : (float)(asks ? _weights.AnsweredShare : _weights.PreviousShare),
            next,
            next < 0 ? 0 : (float)_weights.NextShare);
    }

    private void Gather(Dictionary<uint, float> sum, int slot, float share)
    {
        if (At(slot) is not { } memory)
        {
            return;
        }

        for (var place = 0; place < memory.Own.Indices.Length; place++)
        {
            var term = memory.Own.Indices[place];
            sum[term] = sum.GetValueOrDefault(term) + share * memory.Own.Values[place];
        }
    }

    /// <summary>Where a memory stands: its session's number, and the slots of its neighbours or -1.</summary>
    internal readonly record struct Context(int Session, int Previous, float PreviousShare, int Next, float NextShare)
    {
        public static Context None { get; } = new(-1, -1, 0, -1, 0);
    }
}
