using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
    /// <param name="recall">What is asked, and where.</param>
    /// <param name="vectors">The partition's embeddings.</param>
    /// <param name="embedding">The embedding of <see cref="RecallPlan.EmbeddingText"/>; empty to search by words alone.</param>
    public static ImmutableArray<Candidate> Find(RecallScores recall, ExactVectors vectors, ReadOnlySpan<float> embedding)
        => Fuse(recall, embedding.IsEmpty ? null : vectors.Nearest(embedding, recall.Index.Weights.Prefetch));

    /// <summary>Finds candidates by words alone, the best first.</summary>
    /// <param name="recall">What is asked, and where.</param>
    public static ImmutableArray<Candidate> FindByWords(RecallScores recall) => Fuse(recall, nearest: null);

    /// <summary>Finds those of some memories that are candidates by their words, with the scores they have among all.</summary>
    /// <param name="recall">What is asked, and where.</param>
    /// <param name="some">Which memories to look at.</param>
    public static ImmutableArray<Candidate> FindAmong(RecallScores recall, IReadOnlySet<Guid> some)
    {
        var weights = recall.Index.Weights;
        var found = ImmutableArray.CreateBuilder<Candidate>();
        var rank = 1;
        foreach (var (id, _) in recall.Lexical.Best(weights.Prefetch).Take())
        {
            if (some.Contains(id))
            {
                found.Add(new Candidate(id, Reciprocal(rank, weights)));
            }

            rank++;
        }

        return found.DrainToImmutable();
    }

    private static ImmutableArray<Candidate> Fuse(RecallScores recall, BestFirst? nearest)
    {
        var weights = recall.Index.Weights;
        var fused = new Dictionary<Guid, double>(Math.Min(2 * weights.Prefetch, recall.Index.Count));
        Add(fused, recall.Lexical.Best(weights.Prefetch), weights);
        if (nearest is not null)
        {
            Add(fused, nearest, weights);
        }

        var candidates = new BestFirst(2 * weights.Prefetch, fused.Count);
        foreach (var (id, score) in fused)
        {
            candidates.Offer(id, score);
        }

        return [.. candidates.Take()];
    }

    private static void Add(Dictionary<Guid, double> fused, BestFirst order, RankingWeights weights)
    {
        var rank = 1;
        foreach (var (id, _) in order.Take())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(fused, id, out _) += Reciprocal(rank++, weights);
        }
    }

    private static double Reciprocal(int rank, RankingWeights weights) => 1.0 / (weights.FusionConstant + rank);
}
