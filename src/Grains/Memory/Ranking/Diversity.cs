using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Chooses the best memories so that they do not repeat each other.</summary>
/// <remarks>
/// After maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998), with a bounded factor: a memory whose words all stand
/// in a better one loses the share <see cref="RankingWeights.Diversity"/> of its score, one that shares less than half loses nothing.
/// Facts that used to be true of one topic repeat each other even without a word in common: eight former homes tell little more
/// than one.
/// </remarks>
internal static class Diversity
{
    public static ImmutableArray<RankedMemory> Choose(List<ScoredCandidate> scored, int limit, RankingWeights weights)
    {
        scored.Sort(BestFirst);
        var chosen = new List<ScoredCandidate>(Math.Min(limit, scored.Count));
        while (chosen.Count < limit && scored.Count > 0)
        {
            var best = Best(scored, chosen, weights);
            chosen.Add(scored[best]);
            scored.RemoveAt(best);
        }

        return [.. chosen.Select(one => new RankedMemory(one.Memory.Document, Math.Min(1, one.Score * one.Share), one.Reasons))];
    }

    // They are in order of their undiminished scores, so once one is found that beats the next one's, none further on can win.
    private static int Best(List<ScoredCandidate> scored, List<ScoredCandidate> chosen, RankingWeights weights)
    {
        var best = 0;
        var highest = double.NegativeInfinity;
        for (var place = 0; place < scored.Count && scored[place].Score > highest; place++)
        {
            var one = scored[place];
            for (; one.Compared < chosen.Count; one.Compared++)
            {
                var likeness = TermSet.Likeness(one.Memory.Own.Indices, chosen[one.Compared].Memory.Own.Indices);
                one.Share = Math.Min(one.Share, 1 - weights.Diversity * Math.Max(0, 2 * likeness - 1));
                if (one.Outdated is { } topic && topic == chosen[one.Compared].Outdated)
                {
                    one.Share *= 1 - weights.OutdatedLoss;
                }
            }

            if (one.Score * one.Share > highest)
            {
                (best, highest) = (place, one.Score * one.Share);
            }
        }

        return best;
    }

    private static int BestFirst(ScoredCandidate x, ScoredCandidate y)
        => y.Score.CompareTo(x.Score) is not 0 and var order ? order
            : (x.Outdated is not null).CompareTo(y.Outdated is not null) is not 0 and var outdated ? outdated
            : x.Memory.Document.Id.CompareTo(y.Memory.Document.Id);
}
