using System.Collections.Immutable;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>Searches memories in the activation that holds them, by looking at every one.</summary>
internal sealed class ExactMemoryVectors(MemoryEmbedder embedder) : IMemoryVectors
{
    public bool AreDurable => false;

    public IMemoryVectorPartition Open(UserPersonaKey key) => new Partition(embedder.Dimensions);

    private sealed class Partition(int dimensions) : IMemoryVectorPartition
    {
        private ExactVectors _vectors = new(dimensions);

        // The index of words is searched itself.
        public Task PutAsync(IReadOnlyList<MemoryPoint> points, IReadOnlyList<MemoryPoint> beside, CancellationToken cancellationToken)
        {
            foreach (var point in points)
            {
                _vectors.Put(point.Id, point.Meaning.Span);
            }

            return Task.CompletedTask;
        }

        public Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        {
            foreach (var id in ids)
            {
                _vectors.Remove(id);
            }

            return Task.CompletedTask;
        }

        public Task ClearAsync(CancellationToken cancellationToken)
        {
            _vectors = new ExactVectors(dimensions);
            return Task.CompletedTask;
        }

        public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_vectors.Count);

        public Task<ImmutableArray<Candidate>> SearchAsync(
            RecallScores recall, ReadOnlyMemory<float> meaning, CancellationToken cancellationToken)
            => Task.FromResult(ExactSearch.Find(recall, _vectors, meaning.Span));
    }
}
