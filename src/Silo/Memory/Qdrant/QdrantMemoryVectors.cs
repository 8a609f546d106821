using System.Collections.Immutable;
using System.Net;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Searches memories in Qdrant: one collection for all, each point under its tenant.</summary>
internal sealed class QdrantMemoryVectors : IMemoryVectors
{
    // What a turn leaves behind. A backlog fills a request by itself, and many of them would be too large for one.
    private const int MostPointsJoined = 16;

    private readonly QdrantClient _client;
    private readonly QdrantCollection _collection;
    private readonly JoinedCalls<FusionQuery, QueryResult> _searches;
    private readonly JoinedCalls<PutPoints, bool> _puts;

    public QdrantMemoryVectors(QdrantClient client, QdrantCollection collection)
    {
        (_client, _collection) = (client, collection);
        _searches = new(queries => client.QueryAsync(collection.Name, queries, CancellationToken.None));
        _puts = new(puts => PutAsync(puts, CancellationToken.None));
    }

    public bool AreDurable => true;

    public IMemoryVectorPartition Open(UserPersonaKey key) => new Partition(this, key);

    // One operation for all new points, one for all that stand beside some: each partition's own order stays.
    private async Task<IReadOnlyList<bool>> PutAsync(IReadOnlyList<PutPoints> puts, CancellationToken cancellationToken)
    {
        var operations = new List<PointOperation>(2);
        if (puts.SelectMany(put => put.New).ToArray() is { Length: > 0 } added)
        {
            operations.Add(new PointOperation { Upsert = new PointList(added) });
        }

        if (puts.SelectMany(put => put.Beside).ToArray() is { Length: > 0 } beside)
        {
            operations.Add(new PointOperation { UpdateVectors = new PointList(beside) });
        }

        await _client.ChangeAsync(_collection.Name, new Operations(operations), cancellationToken);
        return [.. puts.Select(_ => true)];
    }

    private sealed record PutPoints(IReadOnlyList<Point> New, IReadOnlyList<Point> Beside);

    /// <summary>The tenant is fixed when it is opened, and part of every filter.</summary>
    private sealed class Partition(QdrantMemoryVectors all, UserPersonaKey key) : IMemoryVectorPartition
    {
        // Qdrant counts ranks from 0, we from 1.
        private static readonly int FusionConstant = RankingWeights.Default.FusionConstant + 1;

        private readonly string _tenant = key.ToString();
        private readonly Filter _own = new([new Condition { Key = QdrantCollection.Tenant, Match = new Match(key.ToString()) }]);

        public Task PutAsync(IReadOnlyList<MemoryPoint> points, IReadOnlyList<MemoryPoint> beside, CancellationToken cancellationToken)
        {
            if (points.Count == 0 && beside.Count == 0)
            {
                return Task.CompletedTask;
            }

            var put = new PutPoints(
                [.. points.Select(point => new Point(
                    point.Id, new PointVectors(point.Meaning, ToWords(point.Words)), new PointPayload(_tenant, point.At)))],
                [.. beside.Select(point => new Point(point.Id, new PointVectors(Meaning: null, ToWords(point.Words)), Payload: null))]);
            return WithCollectionAsync(
                async () => points.Count + beside.Count <= MostPointsJoined
                    ? await all._puts.MakeAsync(put, cancellationToken)
                    : (await all.PutAsync([put], cancellationToken))[0],
                cancellationToken);
        }

        public Task RemoveAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
            => ChangeAsync(
                [new PointOperation { Delete = new PointSelector(new Filter([.. _own.Must, new Condition { HasId = ids }])) }],
                cancellationToken);

        public Task ClearAsync(CancellationToken cancellationToken)
            => ChangeAsync([new PointOperation { Delete = new PointSelector(_own) }], cancellationToken);

        public Task<int> CountAsync(CancellationToken cancellationToken)
            => WithCollectionAsync(
                () => all._client.CountAsync(all._collection.Name, new CountQuery(_own, Exact: true), cancellationToken),
                cancellationToken);

        public async Task<ImmutableArray<Candidate>> SearchAsync(
            RecallScores recall, ReadOnlyMemory<float> meaning, CancellationToken cancellationToken)
        {
            var prefetch = new List<Prefetch>(2);
            if (recall.Plan.Terms is { Indices.Length: > 0 } terms)
            {
                prefetch.Add(Fetch(QdrantCollection.Words, new NearestVector(default, ToWords(terms)), exact: null));
            }

            if (!meaning.IsEmpty)
            {
                prefetch.Add(Fetch(
                    QdrantCollection.Meaning, new NearestVector(meaning, Sparse: null), new SearchParameters(Exact: true)));
            }

            if (prefetch.Count == 0)
            {
                return [];
            }

            var fused = new FusionQuery(
                prefetch, new Fusion(new ReciprocalRank(FusionConstant)), _own, 2 * RankingWeights.Default.Prefetch);
            var found = await WithCollectionAsync(() => all._searches.MakeAsync(fused, cancellationToken), cancellationToken);
            return [.. found.Points.Select(point => new Candidate(point.Id, point.Score))];
        }

        private static SparseWords ToWords(SparseVector vector) => new(vector.Indices, vector.Values);

        private Prefetch Fetch(string name, NearestVector vector, SearchParameters? exact) => new()
        {
            Query = new QueryVector(vector),
            Using = name,
            Filter = _own,
            Limit = RankingWeights.Default.Prefetch,
            Params = exact,
        };

        private Task<bool> ChangeAsync(IReadOnlyList<PointOperation> operations, CancellationToken cancellationToken)
            => WithCollectionAsync(
                async () =>
                {
                    await all._client.ChangeAsync(all._collection.Name, new Operations(operations), cancellationToken);
                    return true;
                },
                cancellationToken);

        private async Task<T> WithCollectionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        {
            await all._collection.EnsureAsync(cancellationToken);
            try
            {
                return await work();
            }
            catch (HttpRequestException gone) when (gone.StatusCode is HttpStatusCode.NotFound)
            {
                all._collection.Forget();
                throw new DependencyUnavailableException(QdrantClient.Dependency, gone);
            }
        }
    }
}
