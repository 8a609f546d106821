using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>Brings a partition up to what the log holds: turns into memories, memories into vectors, stretches into summaries.</summary>
/// <remarks>
/// Driven by what is still missing in the store, and each step can be done again: whatever it dies of, and wherever, the next
/// run goes on. An outage is waited out and counts for nothing; a refusal counts, and the third gives up what is refused.
/// </remarks>
internal sealed partial class MemoryIndexer(
    IMemoryStore store,
    IMemoryVectors vectors,
    MemoryEmbedder embedder,
    MemorySummarizer summarizer,
    IOptions<MemoryOptions> options,
    TimeProvider clock,
    ILogger<MemoryIndexer> logger)
{
    private static readonly TimeSpan _betweenCounts = TimeSpan.FromMinutes(1);

    /// <summary>Reads a partition from the store.</summary>
    public async Task LoadAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(partition.Key, cancellationToken);
        partition.Clear();
        partition.IsAsStored = true;
        var points = new List<MemoryPoint>();
        foreach (var memory in stored)
        {
            // Vectors of another embedder, or lost ones, are made again.
            var stale = memory is { Forgotten: false, Step: MemoryStep.Done }
                && (memory.Embedder != embedder.Name || (!vectors.AreDurable && memory.Vector.IsEmpty));
            partition.Take(memory with { Step = stale ? MemoryStep.Put : memory.Step, Vector = default });
            if (!stale && !vectors.AreDurable && !memory.Vector.IsEmpty && !memory.Forgotten)
            {
                points.Add(new MemoryPoint(memory.Entry.Id, Ranking.SparseVector.Empty, memory.Vector, memory.Entry.At));
            }
        }

        await partition.Vectors.PutAsync(points, [], cancellationToken);
    }

    /// <summary>Reads a partition anew if it may differ from the store.</summary>
    public Task EnsureAsStoredAsync(MemoryPartition partition, CancellationToken cancellationToken)
        => partition.IsAsStored ? Task.CompletedTask : LoadAsync(partition, cancellationToken);

    /// <summary>Does all there is to do.</summary>
    /// <exception cref="DependencyUnavailableException">Something does not answer; go on later.</exception>
    public async Task CatchUpAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        await partition.ChangeAsync(() => EnsureAsStoredAsync(partition, cancellationToken), cancellationToken);

        // First, for it needs neither the embedder nor the vector store: while those are away, memories are found by their words.
        while (await RememberAsync(partition, cancellationToken))
        {
        }

        await PutLostAsync(partition, cancellationToken);
        while (await StepAsync(partition, cancellationToken))
        {
        }

        await summarizer.SummarizeAsync(partition, cancellationToken);
        while (await StepAsync(partition, cancellationToken))
        {
        }
    }

    /// <summary>Has all vectors put again where the vector store lost some, as when it was restored from an older backup.</summary>
    private async Task PutLostAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - partition.VectorsCounted < _betweenCounts)
        {
            return;
        }

        var held = await partition.Vectors.CountAsync(cancellationToken);
        var settled = partition.Memories.Where(memory => memory.Step is MemoryStep.Done).ToList();
        if (settled.Count > held)
        {
            partition.Take(settled.Select(memory => memory with { Step = MemoryStep.Put }));
        }

        partition.VectorsCounted = clock.GetUtcNow();
    }

    /// <summary>Makes memories of the next turns of the log.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> RememberAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        var limit = options.Value.BatchSize;
        var backlog = partition.Told.Take(limit) ?? await store.ReadBacklogAsync(partition.Key, limit, cancellationToken);
        var refused = 0;
        if (backlog.Length > 0)
        {
            await partition.ChangeAsync(
                async () => refused = await RememberAsync(partition, backlog, cancellationToken), cancellationToken);
        }

        if (backlog.Length < limit && refused == 0)
        {
            return false;
        }

        partition.Told.Distrust();
        return true;
    }

    /// <returns>How many turns were refused.</returns>
    private async Task<int> RememberAsync(
        MemoryPartition partition, ImmutableArray<LoggedTurn> backlog, CancellationToken cancellationToken)
    {
        // Taken in before they are stored, so that each is compared with those before it. Should storing fail, all is read anew.
        partition.IsAsStored = false;
        var derived = new List<RememberedTurn>(backlog.Length);
        foreach (var turn in backlog)
        {
            try
            {
                var remembered = Memorizer.Derive(partition, turn);
                partition.Take(remembered.Memories.Concat(remembered.Ended));
                derived.Add(remembered);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await RefuseAsync(partition, turn, failure, cancellationToken);
            }
        }

        var refused = backlog.Length - derived.Count;
        try
        {
            var stored = await store.RememberAsync(partition.Key, derived, cancellationToken);
            partition.IsAsStored = stored.Sum(turn => turn.Memories.Length) == derived.Sum(turn => turn.Memories.Length);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            refused += await RememberOneByOneAsync(partition, derived, cancellationToken);
        }

        if (!partition.IsAsStored)
        {
            // Some were forgotten, just now or long ago, or refused.
            await LoadAsync(partition, cancellationToken);
        }

        return refused;
    }

    /// <returns>How many turns were refused.</returns>
    private async Task<int> RememberOneByOneAsync(
        MemoryPartition partition, List<RememberedTurn> derived, CancellationToken cancellationToken)
    {
        var refused = 0;
        foreach (var turn in derived)
        {
            try
            {
                await store.RememberAsync(partition.Key, [turn], cancellationToken);
            }
            catch (Exception refusal) when (IsRefusal(refusal))
            {
                refused++;
                await RefuseAsync(partition, turn.Logged, refusal, cancellationToken);
            }
        }

        return refused;
    }

    private async Task RefuseAsync(
        MemoryPartition partition, LoggedTurn turn, Exception failure, CancellationToken cancellationToken)
    {
        LogTurnRefused(turn.SessionId, turn.Turn.Seq, failure);
        await store.RecordFailureAsync(partition.Key, turn, cancellationToken);
    }

    private static bool IsRefusal(Exception failure) => failure is not (OperationCanceledException or DependencyUnavailableException);

    /// <summary>Brings the next memories into step with the vector store.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> StepAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        var batch = partition.OutOfStep.Take(options.Value.BatchSize).ToList();
        if (batch.Count == 0)
        {
            return false;
        }

        try
        {
            await StepAsync(partition, batch, cancellationToken);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            LogBatchRefused(batch.Count, refusal);
            await StepOneByOneAsync(partition, batch, cancellationToken);
        }

        return true;
    }

    private async Task StepOneByOneAsync(
        MemoryPartition partition, List<StoredMemory> batch, CancellationToken cancellationToken)
    {
        foreach (var memory in batch)
        {
            try
            {
                await StepAsync(partition, [memory], cancellationToken);
            }
            catch (Exception refusal) when (IsRefusal(refusal))
            {
                var failures = memory.Failures + 1;
                var refused = memory with
                {
                    Failures = failures,
                    Step = failures >= options.Value.Attempts ? MemoryStep.GivenUp : memory.Step,
                };
                LogMemoryRefused(memory.Entry.Id, failures, refusal);
                await store.SaveAsync(partition.Key, [refused], cancellationToken);
                partition.Take(refused);
            }
        }
    }

    private async Task StepAsync(MemoryPartition partition, List<StoredMemory> batch, CancellationToken cancellationToken)
    {
        var gone = batch.Where(memory => memory.Forgotten).ToList();
        if (gone.Count > 0)
        {
            await partition.Vectors.RemoveAsync([.. gone.Select(memory => memory.Entry.Id)], cancellationToken);
        }

        var put = batch.Where(memory => !memory.Forgotten).ToList();
        var meanings = put.Count == 0
            ? []
            : await embedder.EmbedAsync([.. put.Select(memory => memory.Entry.Text)], cancellationToken);
        var points = put.Select((memory, place) => partition.Point(memory, meanings[place])).ToList();
        if (points.Count > 0)
        {
            await partition.Vectors.PutAsync(points, NeighboursOf(partition, points), cancellationToken);
        }

        await partition.ChangeAsync(
            () => SettleAsync(partition, gone.Concat(put), [.. gone.Select(AsDone), .. put.Select((memory, place) => AsDone(memory) with
            {
                Failures = 0,
                Embedder = embedder.Name,
                Vector = vectors.AreDurable ? default : meanings[place],
            })], cancellationToken),
            cancellationToken);
    }

    /// <summary>Notes what is in step; what its user changed meanwhile goes round again.</summary>
    private async Task SettleAsync(
        MemoryPartition partition, IEnumerable<StoredMemory> before, List<StoredMemory> after, CancellationToken cancellationToken)
    {
        var settled = before.Zip(after).Where(pair => partition.Holds(pair.First)).Select(pair => pair.Second).ToList();
        await store.SaveAsync(partition.Key, settled, cancellationToken);
        partition.Take(settled.Select(memory => memory with { Vector = default }));
    }

    private static StoredMemory AsDone(StoredMemory memory) => memory with { Step = MemoryStep.Done };

    /// <summary>The memories beside new ones: part of their weight is their neighbours'.</summary>
    private static List<MemoryPoint> NeighboursOf(MemoryPartition partition, List<MemoryPoint> points)
        => [.. partition.Beside(points.Select(point => point.Id))
            .Where(memory => memory.Step is MemoryStep.Done)
            .Select(memory => partition.Point(memory, default))];

    [LoggerMessage(1310, LogLevel.Error, "Session {SessionId}: turn {Seq} could not be remembered.")]
    private partial void LogTurnRefused(string sessionId, long seq, Exception failure);

    [LoggerMessage(1311, LogLevel.Warning, "A batch of {Count} memories was refused; trying them one by one.")]
    private partial void LogBatchRefused(int count, Exception refusal);

    [LoggerMessage(1312, LogLevel.Error, "Memory {MemoryId} was refused for the {Failures}. time.")]
    private partial void LogMemoryRefused(Guid memoryId, int failures, Exception refusal);
}
