namespace PersonaUniverse.Memory.Ranking;

/// <summary>Puts what is true of a topic now before what used to be: of eight homes, a former one may fit the words best.</summary>
internal static class Supersession
{
    /// <summary>Gives what is true now the score of the best superseded candidate of its topic, where its own is lower.</summary>
    public static void Settle(RecallPlan plan, List<ScoredCandidate> scored)
    {
        // Of a time that is over, what was true then is the answer.
        if (plan.Times is { } times && times.To <= plan.Now)
        {
            return;
        }

        Dictionary<string, ScoredCandidate>? best = null;
        foreach (var one in scored)
        {
            if (one.Memory.Document is { Superseded: true, Topic: { } topic })
            {
                best ??= new(StringComparer.Ordinal);
                best[topic] = best.TryGetValue(topic, out var other) && other.Score >= one.Score ? other : one;
                one.Outdated = topic;
            }
        }

        if (best is null)
        {
            return;
        }

        foreach (var one in scored)
        {
            if (one.Memory.Document is { Superseded: false, Topic: { } topic }
                && best.TryGetValue(topic, out var old) && old.Score > one.Score)
            {
                // Whatever found the old fact is the reason to tell the new one.
                one.Score = old.Score;
                one.Reasons |= old.Reasons & ~RecallReasons.Pinned;
            }
        }
    }
}
