namespace PersonaUniverse.Memory;

/// <summary>Brings a partition up to what the log holds: turns into memories, memories into vectors.</summary>
/// <remarks>
/// Driven by what is still missing in the store, and each step can be done again: whatever it dies of, and wherever, the next
/// run goes on. An outage is waited out and counts for nothing; a refusal counts, and the third gives up what is refused.
/// Once a write has begun it is awaited, whatever happens: left running, it could land after those of the partition's next activation.
/// </remarks>
internal sealed class MemoryIndexer(MemoryLoader loader, TurnRememberer turns, VectorStepper vectors)
{
    /// <summary>Remembers all turns there are to remember.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer; go on later.</exception>
    public async Task RememberAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        await partition.ChangeAsync(() => loader.EnsureAsStoredAsync(partition, cancellationToken), cancellationToken);
        while (await turns.RememberNextAsync(partition, cancellationToken))
        {
        }
    }

    /// <summary>Brings all vectors into step, while turns are remembered: that needs neither embedder nor vector store.</summary>
    /// <exception cref="DependencyUnavailableException">Something does not answer; go on later.</exception>
    public async Task StepVectorsAsync(MemoryPartition partition, CancellationToken cancellationToken)
    {
        await vectors.FindLostAsync(partition, cancellationToken);
        while (await vectors.StepNextAsync(partition, cancellationToken))
        {
        }
    }
}
