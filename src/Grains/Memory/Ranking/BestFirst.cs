namespace PersonaUniverse.Memory.Ranking;

/// <summary>Keeps the best of many, without sorting the rest. Equal scores go by id, so that the order never depends on chance.</summary>
/// <param name="limit">How many to keep.</param>
internal sealed class BestFirst(int limit)
{
    private readonly PriorityQueue<(Guid Id, double Score), (double, Guid)> _worstFirst = new(limit + 1, new WorstFirst());

    /// <summary>Gets the score that a newcomer must reach to be kept.</summary>
    public double Threshold { get; private set; } = double.NegativeInfinity;

    public void Offer(Guid id, double score)
    {
        if (score < Threshold)
        {
            return;
        }

        if (_worstFirst.Count < limit)
        {
            _worstFirst.Enqueue((id, score), (score, id));
        }
        else
        {
            _worstFirst.EnqueueDequeue((id, score), (score, id));
        }

        if (_worstFirst.Count == limit)
        {
            Threshold = _worstFirst.Peek().Score;
        }
    }

    /// <summary>Takes all out, the best first.</summary>
    public (Guid Id, double Score)[] Take()
    {
        var best = new (Guid, double)[_worstFirst.Count];
        for (var place = best.Length - 1; place >= 0; place--)
        {
            best[place] = _worstFirst.Dequeue();
        }

        return best;
    }

    private sealed class WorstFirst : IComparer<(double Score, Guid Id)>
    {
        public int Compare((double Score, Guid Id) x, (double Score, Guid Id) y)
            => x.Score.CompareTo(y.Score) is not 0 and var order ? order : y.Id.CompareTo(x.Id);
    }
}
