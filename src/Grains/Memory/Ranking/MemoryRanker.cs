using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>The second stage, for every engine: orders the candidates of the first by all that is known of them.</summary>
/// <remarks>
/// The same plan, index and candidates give the same order, whatever the order they come in. Formulas: docs/memory-recall.md.
/// </remarks>
internal static class MemoryRanker
{
    /// <summary>Ranks candidates, the best first.</summary>
    /// <param name="recall">What is asked, and where: candidates that the partition's words do not know are left out.</param>
    /// <param name="candidates">What the first stage found.</param>
    /// <param name="limit">How many to return at most.</param>
    public static ImmutableArray<RankedMemory> Rank(RecallScores recall, ReadOnlySpan<Candidate> candidates, int limit)
    {
        var (plan, index, scores) = (recall.Plan, recall.Index, recall.Lexical);
        scores.ScoreSessions(plan.Terms);
        using var asked = LexicalScores.Of(index, plan.Asked);
        using var held = HeldTerms.Of(index, plan.Asked);
        var scorer = new CandidateScorer(plan, index, scores, asked, held);
        var seen = new HashSet<int>(candidates.Length);
        var scored = new List<ScoredCandidate>(candidates.Length);
        foreach (var (id, fused) in candidates)
        {
            Measure(id, fused);
        }

        // "What did we do yesterday?" has no word to look for, so what is from that time is looked at in any case.
        if (plan.Times is { } times)
        {
            foreach (var (id, _) in scores.BestWithin(times, index.Weights.TimePrefetch).Take())
            {
                Measure(id, fused: 0);
            }
        }

        scorer.Score(scored);
        Supersession.Settle(plan, scored);
        return Diversity.Choose(scored, limit, index.Weights);

        void Measure(Guid id, double fused)
        {
            if (index.SlotOf(id) is >= 0 and var slot && seen.Add(slot))
            {
                scored.Add(scorer.Measure(slot, fused));
            }
        }
    }
}
