using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>Everything outside that indexing calls, in a process that dies at the nth step: before or after one of these calls.</summary>
/// <param name="lastStep">The step it dies at, from 1.</param>
internal sealed class DyingProcess(int lastStep)
{
    private int _steps;

    /// <summary>Gets whether it has died; if not, all was done before its time.</summary>
    public bool IsDead { get; private set; }

    public IMemoryStore Around(IMemoryStore store) => new Store(this, store);

    public IMemoryVectors Around(IMemoryVectors vectors) => new Vectors(this, vectors);

    public MemoryEmbedder Around(IEmbeddingGenerator<string, Embedding<float>> embedder) => new(new Embedder(this, embedder));

    private async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        Step();
        var result = await call();
        Step();
        return result;
    }

    private Task<bool> RunAsync(Func<Task> call) => RunAsync(async () =>
    {
        await call();
        return true;
    });

    // As when a silo is told to go at once: nothing that follows is done any more.
    private void Step()
    {
        IsDead |= ++_steps == lastStep;
        if (IsDead)
        {
            throw new OperationCanceledException("The process has died.");
        }
    }

    private sealed class Store(DyingProcess process, IMemoryStore inner) : IMemoryStore
    {
        public Task<ImmutableArray<StoredMemory>> LoadAsync(UserPersonaKey key, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.LoadAsync(key, cancellationToken));

        public Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
            string userId, int limit, string? after, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.ListByPersonaAsync(userId, limit, after, cancellationToken));

        public Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(UserPersonaKey key, int limit, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.ReadBacklogAsync(key, limit, cancellationToken));

        public Task<ImmutableArray<RememberedTurn>> RememberAsync(
            UserPersonaKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.RememberAsync(key, turns, cancellationToken));

        public Task SaveAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.SaveAsync(key, memories, cancellationToken));

        public Task SettleAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.SettleAsync(key, memories, cancellationToken));

        public Task RecordFailureAsync(UserPersonaKey key, LoggedTurn turn, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.RecordFailureAsync(key, turn, cancellationToken));

        public Task ForgetTurnsAsync(UserPersonaKey key, string? sessionId, long? seq, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.ForgetTurnsAsync(key, sessionId, seq, cancellationToken));

        public Task DropAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> notes, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.DropAsync(key, notes, cancellationToken));

        public Task RememberAgainAsync(
            UserPersonaKey key, IReadOnlyList<StoredMemory> repeats, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.RememberAgainAsync(key, repeats, cancellationToken));

        public Task ResetAsync(UserPersonaKey key, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.ResetAsync(key, cancellationToken));

        public Task<(int Behind, int DeadLettered)> CountTurnsAsync(UserPersonaKey key, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.CountTurnsAsync(key, cancellationToken));

        public Task<ImmutableArray<UserPersonaKey>> FindBehindAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.FindBehindAsync(since, limit, cancellationToken));
    }

    private sealed class Vectors(DyingProcess process, IMemoryVectors inner) : IMemoryVectors
    {
        public bool AreDurable => inner.AreDurable;

        public IMemoryVectorPartition Open(UserPersonaKey key) => new Partition(process, inner.Open(key));
    }

    private sealed class Partition(DyingProcess process, IMemoryVectorPartition inner) : IMemoryVectorPartition
    {
        public Task PutAsync(
            IReadOnlyList<MemoryPoint> points, IReadOnlyList<MemoryPoint> beside, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.PutAsync(points, beside, cancellationToken));

        public Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.RemoveAsync(ids, cancellationToken));

        public Task ClearAsync(CancellationToken cancellationToken) => process.RunAsync(() => inner.ClearAsync(cancellationToken));

        public Task<int> CountAsync(CancellationToken cancellationToken)
            => process.RunAsync(() => inner.CountAsync(cancellationToken));

        public Task<ImmutableArray<Candidate>> SearchAsync(
            RecallScores recall, ReadOnlyMemory<float> meaning, CancellationToken cancellationToken)
            => process.RunAsync(() => inner.SearchAsync(recall, meaning, cancellationToken));
    }

    private sealed class Embedder(DyingProcess process, IEmbeddingGenerator<string, Embedding<float>> inner)
        : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
    {
        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
            => process.RunAsync(() => base.GenerateAsync(values, options, cancellationToken));
    }
}
