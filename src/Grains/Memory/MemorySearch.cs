using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Memory.Ranking;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>Recalls: plans, has candidates proposed, ranks. The same for every engine.</summary>
internal sealed partial class MemorySearch(
    IMemoryVectors vectors, MemoryEmbedder embedder, TimeProvider clock, ILogger<MemorySearch> logger)
{
    // A reply's prompt holds a few memories; one long message must not push the rest out.
    private const int LongestText = 600;

    private const RecallReasons Relevant
        = RecallReasons.Words | RecallReasons.Meaning | RecallReasons.Time | RecallReasons.Neighbour | RecallReasons.Pinned;

    private static readonly KeyValuePair<RecallReasons, string>[] ReasonNames =
        [.. Enum.GetValues<RecallReasons>().Except([RecallReasons.None])
            .Select(reason => KeyValuePair.Create(reason, reason.ToString().ToLowerInvariant()))];

    /// <summary>The share of the asker's patience after which words alone are searched: that, and the way back, take the rest.</summary>
    private const double ShareOfVectors = 2.0 / 3;

    /// <summary>Finds what bears on a request; by words alone where the embedder or the vector store is out of order.</summary>
    public async Task<Recollection> RecallAsync(
        MemoryPartition partition, RecallRequest request, CancellationToken cancellationToken)
    {
        if (partition.Count == 0 || request.Limit == 0)
        {
            return new Recollection([]);
        }

        var query = partition.Query(request.Message, request.Recent, clock.GetUtcNow());
        using var recall = new RecallScores(RecallPlanner.Plan(query, partition.Words), partition.Words);
        var (candidates, degraded) = await FindAsync(partition, recall, request.Patience, cancellationToken);
        var eligible = Eligible(candidates, partition, request);
        return new Recollection(
            [.. MemoryRanker.Rank(recall, CollectionsMarshal.AsSpan(eligible), request.Limit)
                .Where(ranked => IsRelevant(ranked, request))
                .Select(ranked => Describe(partition.Find(ranked.Document.Id)!.Entry, ranked, partition.Zone))],
            degraded);
    }

    private async Task<(IEnumerable<Candidate> Candidates, bool Degraded)> FindAsync(
        MemoryPartition partition, RecallScores recall, TimeSpan? patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience * ShareOfVectors ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var meaning = (await embedder.EmbedAsync([recall.Plan.EmbeddingText], either.Token))[0];
            var found = await partition.Vectors.SearchAsync(recall, meaning, either.Token);

            // Memories that a store elsewhere does not hold yet are found by their words meanwhile.
            return vectors.AreDurable && partition.CountOutOfStep > 0
                ? (found.Concat(ExactSearch.FindAmong(recall, NotAmong(found, partition))), false)
                : (found, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogSearchSlow();
            return (ExactSearch.FindByWords(recall), true);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSearchFailed(failure);
            return (ExactSearch.FindByWords(recall), true);
        }
    }

    /// <summary>The candidates that the prompt does not hold anyway, and what is true now of what they tell.</summary>
    private static List<Candidate> Eligible(IEnumerable<Candidate> candidates, MemoryPartition partition, RecallRequest request)
    {
        var eligible = new List<Candidate>();
        HashSet<string>? changed = null;
        foreach (var candidate in candidates)
        {
            if (partition.Find(candidate.Id)?.Entry is not { } entry)
            {
                continue;
            }

            if (entry is { Topic: { } topic, ValidTo: not null })
            {
                (changed ??= new(StringComparer.Ordinal)).Add(topic);
            }

            if (!IsInMind(entry, request))
            {
                eligible.Add(candidate);
            }
        }

        // Asked where they live, "I live in Lisbon" is found, and "I moved to Oslo", which ended it, shares no word with the question.
        // Those that are among the found already keep the rank they have there.
        eligible.AddRange((changed ?? [])
            .SelectMany(partition.CurrentOf)
            .Where(memory => !IsInMind(memory.Entry, request))
            .Select(memory => new Candidate(memory.Entry.Id, 0)));
        return eligible;
    }

    private static HashSet<Guid> NotAmong(ImmutableArray<Candidate> found, MemoryPartition partition)
        => [.. partition.OutOfStep.Select(memory => memory.Entry.Id).Except(found.Select(candidate => candidate.Id))];

    private static bool IsRelevant(RankedMemory ranked, RecallRequest request)
        => (ranked.Reasons & Relevant) != 0
            && (ranked.Score >= request.LeastScore || ranked.Reasons.HasFlag(RecallReasons.Pinned));

    private static bool IsInMind(MemoryEntry entry, RecallRequest request)
        => entry.SessionId == request.InMindSession && entry.Seq >= request.InMindFrom && entry.Kind is not MemoryKind.Summary;

    private static RecalledMemory Describe(MemoryEntry entry, RankedMemory ranked, TimeZoneInfo zone)
        => new(entry.Seq, entry.SessionId, Excerpt(entry), Math.Round(ranked.Score, 4), TimeZoneInfo.ConvertTime(entry.At, zone))
        {
            Id = entry.Id,
            Kind = entry.Kind,
            Reasons = [.. ReasonNames.Where(reason => ranked.Reasons.HasFlag(reason.Key)).Select(reason => reason.Value)],
            ValidTo = entry.ValidTo is { } end ? TimeZoneInfo.ConvertTime(end, zone) : null,
        };

    private static string Excerpt(MemoryEntry entry)
        => entry.Text.Length <= LongestText ? entry.Text : TextCut.To(entry.Text, LongestText) + "…";

    [LoggerMessage(1320, LogLevel.Warning, "Memories are searched by words alone.")]
    private partial void LogSearchFailed(Exception failure);

    [LoggerMessage(1321, LogLevel.Warning, "Memories are searched by words alone: embedding and vectors take too long.")]
    private partial void LogSearchSlow();
}
