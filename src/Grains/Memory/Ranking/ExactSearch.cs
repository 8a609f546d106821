using System.Buffers;
using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>The first stage in process: the lexical and the dense order of all memories, fused by reciprocal ranks.</summary>
/// <remarks>
/// Score-equal to a vector store that prefetches <see cref="RankingWeights.Prefetch"/> by the sparse dot product and as many by the
/// cosine, and fuses with <see cref="RankingWeights.FusionConstant"/>. G. Cormack et al., "Reciprocal rank fusion outperforms
/// Condorcet and individual rank learning methods", SIGIR 2009.
/// </remarks>
internal static class ExactSearch
{
    /// <summary>Finds candidates, the best first.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="index">The partition's words.</param>
    /// <param name="vectors">The partition's embeddings.</param>
    /// <param name="embedding">The embedding of <see cref="RecallPlan.EmbeddingText"/>; empty when there is none, then words decide alone.</param>
    public static ImmutableArray<Candidate> Find(
        RecallPlan plan, LexicalIndex index, ExactVectors vectors, ReadOnlySpan<float> embedding)
    {
        var weights = index.Weights;
        var fused = new Dictionary<Guid, double>(2 * weights.Prefetch);
        Fuse(fused, ByWords(plan, index), weights);
        if (!embedding.IsEmpty)
        {
            Fuse(fused, ByMeaning(vectors, embedding, weights), weights);
        }

        var candidates = new BestFirst(2 * weights.Prefetch);
        foreach (var (id, score) in fused)
        {
            candidates.Offer(id, score);
        }

        return [.. candidates.Take().Select(best => new Candidate(best.Id, best.Score))];
    }

    private static BestFirst ByWords(RecallPlan plan, LexicalIndex index)
    {
        var best = new BestFirst(index.Weights.Prefetch);
        using var scores = LexicalScores.Of(index, plan.Terms);
        for (var slot = 0; slot < index.SlotCount; slot++)
        {
            if (scores.WithNeighbours(slot) is > 0 and var score && score >= best.Threshold)
            {
                best.Offer(index.At(slot)!.Document.Id, score);
            }
        }

        return best;
    }

    private static BestFirst ByMeaning(ExactVectors vectors, ReadOnlySpan<float> embedding, RankingWeights weights)
    {
        var best = new BestFirst(weights.Prefetch);
        var buffer = ArrayPool<float>.Shared.Rent(vectors.Count);
        vectors.Score(embedding, buffer);
        for (var row = 0; row < vectors.Count; row++)
        {
            if (buffer[row] >= best.Threshold)
            {
                best.Offer(vectors.Ids[row], buffer[row]);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
        return best;
    }

    private static void Fuse(Dictionary<Guid, double> fused, BestFirst order, RankingWeights weights)
    {
        var rank = 1;
        foreach (var (id, _) in order.Take())
        {
            fused[id] = fused.GetValueOrDefault(id) + 1.0 / (weights.FusionConstant + rank++);
        }
    }
}
