using System.Buffers;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>How well each memory of a partition answers to weighted terms. Dispose it to give its buffers back.</summary>
internal sealed class LexicalScores : IDisposable
{
    private const int Scale = 4096;

    private readonly LexicalIndex _index;
    private readonly float[] _own;
    private readonly float[] _sessions;
    private bool _sessionsScored;

    private LexicalScores(LexicalIndex index)
    {
        _index = index;
        _own = Rent(index.SlotCount);
        _sessions = Rent(index.SessionCount);
    }

    /// <summary>Gets the score of each session, by its number.</summary>
    public ReadOnlySpan<float> Sessions => _sessions.AsSpan(0, _index.SessionCount);

    /// <summary>Scores all memories by their own words.</summary>
    public static LexicalScores Of(LexicalIndex index, SparseVector terms)
    {
        var scores = new LexicalScores(index);
        for (var place = 0; place < terms.Indices.Length; place++)
        {
            if (index.Find(terms.Indices[place]) is { } postings)
            {
                Add(postings, terms.Values[place], scores._own);
            }
        }

        return scores;
    }

    /// <summary>Scores the sessions as wholes, once: a term counts for more where it comes often, with a limit.</summary>
    /// <param name="terms">The terms that the memories were scored by.</param>
    public void ScoreSessions(SparseVector terms)
    {
        if (_sessionsScored)
        {
            return;
        }

        _sessionsScored = true;

        // Whole numbers: so the sum is the same in whatever order the memories came.
        var sums = ArrayPool<int>.Shared.Rent(_index.SessionCount);
        Array.Clear(sums, 0, _index.SessionCount);
        var contexts = _index.Contexts;
        var half = (float)_index.Weights.SessionSaturation * Scale;
        for (var place = 0; place < terms.Indices.Length; place++)
        {
            if (_index.Find(terms.Indices[place]) is not { } postings)
            {
                continue;
            }

            for (var entry = 0; entry < postings.Count; entry++)
            {
                sums[contexts[postings.Slots[entry]].Session] += (int)(postings.Weights[entry] * Scale);
            }

            foreach (var slot in postings.Slots)
            {
                var session = contexts[slot].Session;
                _sessions[session] += terms.Values[place] * (sums[session] / (sums[session] + half));
                sums[session] = 0;
            }
        }

        ArrayPool<int>.Shared.Return(sums);
    }

    /// <summary>Gets a memory's score by its own words.</summary>
    public float Own(int slot) => slot < 0 ? 0 : _own[slot];

    /// <summary>Gets a memory's score with its neighbours' share: the dot product of the terms with its weights.</summary>
    public float WithNeighbours(int slot)
    {
        ref readonly var context = ref _index.Contexts[slot];
        return _own[slot] + context.PreviousShare * Own(context.Previous) + context.NextShare * Own(context.Next);
    }

    /// <summary>Finds the memories that answer best, with their neighbours' share.</summary>
    public BestFirst Best(int limit)
    {
        var best = new BestFirst(limit, _index.Count);
        var contexts = _index.Contexts;
        for (var slot = 0; slot < contexts.Length; slot++)
        {
            ref readonly var context = ref contexts[slot];
            var score = _own[slot];
            score += context.Previous < 0 ? 0 : context.PreviousShare * _own[context.Previous];
            score += context.Next < 0 ? 0 : context.NextShare * _own[context.Next];
            if (score > 0 && score >= best.Threshold)
            {
                best.Offer(_index.At(slot)!.Document.Id, score);
            }
        }

        return best;
    }

    /// <summary>Finds the memories of a time that answer best; of those that answer not at all, the last.</summary>
    public BestFirst BestWithin(TimeRange times, int limit)
    {
        var best = new BestFirst(limit, _index.Count);
        for (var slot = 0; slot < _index.SlotCount; slot++)
        {
            if (_index.At(slot)?.Document is { } document && times.Holds(document.At))
            {
                best.Offer(document.Id, WithNeighbours(slot) + 1e-3 * ((document.At - times.From) / (times.To - times.From)));
            }
        }

        return best;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_own);
        ArrayPool<float>.Shared.Return(_sessions);
    }

    private static void Add(Postings postings, float value, float[] own)
    {
        var slots = postings.Slots;
        var weights = postings.Weights;
        for (var entry = 0; entry < slots.Length; entry++)
        {
            own[slots[entry]] += value * weights[entry];
        }
    }

    private static float[] Rent(int length)
    {
        var buffer = ArrayPool<float>.Shared.Rent(length);
        Array.Clear(buffer, 0, length);
        return buffer;
    }
}
