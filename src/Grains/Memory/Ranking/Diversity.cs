using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>Chooses the best memories so that they do not repeat each other.</summary>
/// <remarks>
/// After maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998), with a bounded factor: a memory whose words all stand
/// in a better one loses the share <see cref="RankingWeights.Diversity"/> of its score, one that shares less than half loses nothing.
/// </remarks>
internal static class Diversity
{
    public static ImmutableArray<RankedMemory> Choose(List<ScoredCandidate> scored, int limit, RankingWeights weights)
    {
        scored.Sort(BestFirst);
        var factors = new double[scored.Count];
        Array.Fill(factors, 1);
        var chosen = ImmutableArray.CreateBuilder<RankedMemory>(Math.Min(limit, scored.Count));
        while (chosen.Count < chosen.Capacity)
        {
            var best = Best(scored, factors);
            var one = scored[best];
            chosen.Add(new RankedMemory(one.Memory.Document, Math.Min(1, one.Score * factors[best]), one.Reasons));
            factors[best] = -1;
            for (var other = 0; other < scored.Count; other++)
            {
                if (factors[other] > 0)
                {
                    var likeness = Likeness(one.Memory.Own.Indices, scored[other].Memory.Own.Indices);
                    factors[other] = Math.Min(factors[other], 1 - weights.Diversity * Math.Max(0, 2 * likeness - 1));
                }
            }
        }

        return chosen.MoveToImmutable();
    }

    private static int Best(List<ScoredCandidate> scored, double[] factors)
    {
        var best = -1;
        for (var place = 0; place < factors.Length; place++)
        {
            if (factors[place] > 0 && (best < 0 || scored[place].Score * factors[place] > scored[best].Score * factors[best]))
            {
                best = place;
            }
        }

        return best;
    }

    /// <summary>Jaccard's index: the terms both hold among the terms either holds. Two without terms are alike.</summary>
    private static double Likeness(uint[] one, uint[] other)
    {
        var both = 0;
        for (int mine = 0, theirs = 0; mine < one.Length && theirs < other.Length;)
        {
            var order = one[mine].CompareTo(other[theirs]);
            both += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        var either = one.Length + other.Length - both;
        return either == 0 ? 1 : (double)both / either;
    }

    private static int BestFirst(ScoredCandidate x, ScoredCandidate y)
        => y.Score.CompareTo(x.Score) is not 0 and var order ? order : x.Memory.Document.Id.CompareTo(y.Memory.Document.Id);
}
