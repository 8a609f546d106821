using System.Text.Json.Serialization;

namespace PersonaUniverse.Memory.Qdrant;

// What we say to Qdrant and hear from it. The REST interface of version 1.16: https://api.qdrant.tech

internal sealed record CreateCollection(
    IReadOnlyDictionary<string, DenseParameters> Vectors,
    IReadOnlyDictionary<string, SparseParameters> SparseVectors,
    GraphParameters HnswConfig);

internal sealed record DenseParameters(int Size, string Distance);

internal sealed record SparseParameters;

/// <summary>No graph over everybody's points (<c>M</c> 0), one over each tenant's that has many.</summary>
internal sealed record GraphParameters(int M, int PayloadM);

internal sealed record CreateIndex(string FieldName, IndexSchema FieldSchema);

internal sealed record IndexSchema(string Type, bool? IsTenant = null);

/// <summary>One of the operations of a batch; exactly one part is set.</summary>
internal sealed record PointOperation
{
    public PointList? Upsert { get; init; }

    public PointList? UpdateVectors { get; init; }

    public PointSelector? Delete { get; init; }
}

internal sealed record Operations([property: JsonPropertyName("operations")] IReadOnlyList<PointOperation> List);

internal sealed record PointList(IReadOnlyList<Point> Points);

internal sealed record PointSelector(Filter Filter);

internal sealed record Point(Guid Id, PointVectors Vector, PointPayload? Payload);

internal sealed record PointVectors(ReadOnlyMemory<float>? Meaning, SparseWords Words);

internal sealed record SparseWords(ReadOnlyMemory<uint> Indices, ReadOnlyMemory<float> Values);

internal sealed record PointPayload(string Tenant, DateTimeOffset At);

internal sealed record Filter(IReadOnlyList<Condition> Must);

/// <summary>Either a field's exact value, or a set of ids.</summary>
internal sealed record Condition
{
    public string? Key { get; init; }

    public Match? Match { get; init; }

    public IReadOnlyList<Guid>? HasId { get; init; }
}

internal sealed record Match(string Value);

internal sealed record FusionQuery(IReadOnlyList<Prefetch> Prefetch, Fusion Query, Filter Filter, int Limit);

internal sealed record QueryBatch(IReadOnlyList<FusionQuery> Searches);

internal sealed record Prefetch
{
    public required QueryVector Query { get; init; }

    public required string Using { get; init; }

    public required Filter Filter { get; init; }

    public required int Limit { get; init; }

    public SearchParameters? Params { get; init; }
}

internal sealed record QueryVector(NearestVector Nearest);

/// <summary>A dense or a sparse vector to be near to: exactly one is set.</summary>
[JsonConverter(typeof(NearestVectorConverter))]
internal sealed record NearestVector(ReadOnlyMemory<float> Dense, SparseWords? Sparse);

internal sealed record SearchParameters(bool Exact);

internal sealed record Fusion(ReciprocalRank Rrf);

internal sealed record ReciprocalRank(int K);

internal sealed record Answer<T>(T Result);

internal sealed record QueryResult(IReadOnlyList<ScoredPoint> Points);

/// <summary>With setters, for there are hundreds in an answer: the serializer would box every argument of a constructor.</summary>
internal sealed record ScoredPoint
{
    public Guid Id { get; set; }

    public double Score { get; set; }
}

internal sealed record CountQuery(Filter Filter, bool Exact);

internal sealed record CountResult(int Count);
