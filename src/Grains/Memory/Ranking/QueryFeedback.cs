namespace PersonaUniverse.Memory.Ranking;

/// <summary>Widens a query by words that stand in the memories that answer it best.</summary>
/// <remarks>
/// After the relevance model RM3 (N. Abdul-Jaleel et al., "UMass at TREC 2004"), within one partition: what somebody calls a thing
/// is learnt from them.
/// </remarks>
internal static class QueryFeedback
{
    public static void Add(Dictionary<uint, float> shares, SparseVector terms, LexicalIndex index)
    {
        var weights = index.Weights;
        using var scores = LexicalScores.Of(index, terms);
        var best = scores.Best(weights.FeedbackMemories);
        var found = Gather(best.Take(), shares, index);
        var highest = found.Length > 0 ? found[0].Weight : 1;
        foreach (var (term, weight) in found)
        {
            shares[term] = (float)weights.FeedbackWeight * weight / highest;
        }
    }

    private static (uint Term, float Weight)[] Gather(
        ReadOnlySpan<Candidate> best, Dictionary<uint, float> shares, LexicalIndex index)
    {
        var sums = new Dictionary<uint, float>();
        foreach (var (id, score) in best)
        {
            var own = index.At(index.SlotOf(id))!.Own;
            var share = (float)(score / best[0].Fused);
            for (var place = 0; place < own.Indices.Length; place++)
            {
                var term = own.Indices[place];
                if (!shares.ContainsKey(term))
                {
                    sums[term] = sums.GetValueOrDefault(term) + share * own.Values[place];
                }
            }
        }

        var all = sums.Select(pair => (Term: pair.Key, Weight: pair.Value * (float)index.InverseFrequency(pair.Key))).ToArray();
        Array.Sort(all, (x, y) => y.Weight.CompareTo(x.Weight) is not 0 and var order ? order : x.Term.CompareTo(y.Term));
        return all[..Math.Min(all.Length, index.Weights.FeedbackTerms)];
    }
}
