using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory;

/// <summary>Keeps the vector store in step with the memories.</summary>
internal sealed partial class VectorStepper(
    IMemoryStore store,
    IMemoryVectors vectors,
    MemoryLoader loader,
    MemoryEmbedder embedder,
    IOptions<MemoryOptions> options,
    TimeProvider clock,
    ILogger<VectorStepper> logger)
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMinutes(1);

    /// <summary>Has all vectors put again where the vector store lost some, as when it was restored from an older backup.</summary>
    public async Task FindLostAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - partition.VectorsCounted < BetweenCounts)
        {
            return;
        }

        var held = await partition.Vectors.CountAsync(cancellationToken);
        var settled = partition.Memories.Where(memory => memory.Step is MemoryStep.Done).ToList();
        if (settled.Count > held)
        {
            partition.Take(settled.Select(memory => memory with { Step = MemoryStep.Put }));
        }

        partition.MarkVectorsCounted(clock.GetUtcNow());
    }

    /// <summary>Puts or removes the next memories' vectors.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> StepNextAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        List<StoredMemory> batch = [];
        await partition.ChangeAsync(
            async () =>
            {
                // What is being remembered meanwhile is in the partition first: of what the store does not hold, no vector may be put.
                await loader.EnsureAsStoredAsync(partition, cancellationToken);
                batch = [.. partition.OutOfStep.Take(options.Value.BatchSize)];
            },
            cancellationToken);
        if (batch.Count == 0)
        {
            return false;
        }

        try
        {
            await StepAllAsync(partition, batch, cancellationToken);
        }
        catch (Exception refusal) when (Refusal.Is(refusal))
        {
            LogBatchRefused(batch.Count, refusal);
            await StepOneByOneAsync(partition, batch, cancellationToken);
        }

        return true;
    }

    private async Task StepOneByOneAsync(
        MemoryPartition partition, List<StoredMemory> batch, CancellationToken cancellationToken)
    {
        foreach (var memory in batch.Where(partition.IsUnchanged))
        {
            try
            {
                await StepAllAsync(partition, [memory], cancellationToken);
            }
            catch (Exception refusal) when (Refusal.Is(refusal))
            {
                var failures = memory.Failures + 1;
                var refused = memory with
                {
                    Failures = failures,
                    Step = failures >= options.Value.Attempts ? MemoryStep.GivenUp : memory.Step,
                };
                LogMemoryRefused(memory.Entry.Id, failures, refusal);
                await partition.ChangeAsync(() => SettleAsync(partition, [memory], [refused]), cancellationToken);
            }
        }
    }

    private async Task StepAllAsync(MemoryPartition partition, List<StoredMemory> batch, CancellationToken cancellationToken)
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

        var notes = gone.Where(memory => !memory.IsLeaving).ToList();
        var done = notes.Select(AsDone).Concat(put.Select((memory, place) => AsDone(memory) with
        {
            Failures = 0,
            Embedder = embedder.Name,
            Vector = vectors.AreDurable ? default : meanings[place],
        })).ToList();
        await partition.ChangeAsync(
            async () =>
            {
                await DropAsync(partition, [.. gone.Where(memory => memory.IsLeaving)]);
                await SettleAsync(partition, notes.Concat(put), done);
            },
            cancellationToken);
    }

    private async Task DropAsync(MemoryPartition partition, List<StoredMemory> leaving)
    {
        if (leaving.Count > 0)
        {
            await store.DropAsync(partition.Key, leaving, CancellationToken.None);
            partition.Drop(leaving);
        }
    }

    /// <summary>Stores how far memories are in step now; one that its user changed meanwhile is processed again.</summary>
    private async Task SettleAsync(MemoryPartition partition, IEnumerable<StoredMemory> before, List<StoredMemory> after)
    {
        var settled = before.Zip(after).Where(pair => partition.IsUnchanged(pair.First)).Select(pair => pair.Second).ToList();
        await store.SettleAsync(partition.Key, settled, CancellationToken.None);
        partition.Take(settled.Select(memory => memory with { Vector = default }));
    }

    private static StoredMemory AsDone(StoredMemory memory) => memory with { Step = MemoryStep.Done };

    /// <summary>The memories beside new ones: part of their weight is their neighbours'.</summary>
    private static List<MemoryPoint> NeighboursOf(MemoryPartition partition, List<MemoryPoint> points)
        => [.. partition.Beside(points.Select(point => point.Id))
            .Where(memory => memory.Step is MemoryStep.Done)
            .Select(memory => partition.Point(memory, default))];

    [LoggerMessage(1311, LogLevel.Warning, "A batch of {Count} memories was refused; trying them one by one.")]
    private partial void LogBatchRefused(int count, Exception refusal);

    [LoggerMessage(1312, LogLevel.Error, "Memory {MemoryId} was refused; failures so far: {Failures}.")]
    private partial void LogMemoryRefused(Guid memoryId, int failures, Exception refusal);
}
