namespace PersonaUniverse.Memory;

/// <summary>Reads partitions from the store.</summary>
internal sealed class MemoryLoader(IMemoryStore store, IMemoryVectors vectors, MemoryEmbedder embedder)
{
    /// <summary>Reads a partition.</summary>
    public async Task LoadAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(partition.Key, cancellationToken);
        partition.Clear();
        partition.MarkAsStored();
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
}
