namespace PersonaUniverse.Memory.Ranking;

/// <summary>Keeps the best of many, without sorting the rest. Equal scores go by id, so that the order never depends on chance.</summary>
/// <param name="limit">How many to keep.</param>
/// <param name="among">How many there are to choose from: no more room is taken than for these.</param>
internal sealed class BestFirst(int limit, int among)
{
    // A binary heap with the worst at its root.
    private readonly Candidate[] _heap = new Candidate[Math.Min(limit, among)];
    private int _count;

    /// <summary>Gets the score that a newcomer must reach to be kept.</summary>
    public double Threshold { get; private set; } = double.NegativeInfinity;

    public void Offer(Guid id, double score)
    {
        var newcomer = new Candidate(id, score);
        if (_count < _heap.Length)
        {
            Rise(_count++, newcomer);
        }
        else if (IsWorse(_heap[0], newcomer))
        {
            Sink(newcomer);
        }

        if (_count == _heap.Length)
        {
            Threshold = _heap[0].Fused;
        }
    }

    /// <summary>Takes all out, the best first.</summary>
    public ReadOnlySpan<Candidate> Take()
    {
        var all = _heap.AsSpan(0, _count);
        all.Sort(static (x, y) => IsWorse(y, x) ? -1 : IsWorse(x, y) ? 1 : 0);
        _count = 0;
        return all;
    }

    private void Rise(int place, Candidate newcomer)
    {
        while (place > 0 && IsWorse(newcomer, _heap[(place - 1) / 2]))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = newcomer;
    }

    private void Sink(Candidate newcomer)
    {
        var place = 0;
        while (2 * place + 1 < _count)
        {
            var child = 2 * place + 1;
            child += child + 1 < _count && IsWorse(_heap[child + 1], _heap[child]) ? 1 : 0;
            if (!IsWorse(_heap[child], newcomer))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = newcomer;
    }

    private static bool IsWorse(in Candidate one, in Candidate other)
        => one.Fused < other.Fused || (one.Fused == other.Fused && one.Id.CompareTo(other.Id) > 0);
}
