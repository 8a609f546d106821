using System.Text.Json.Serialization;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Qdrant's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateCollection))]
[JsonSerializable(typeof(CreateIndex))]
[JsonSerializable(typeof(Operations))]
[JsonSerializable(typeof(QueryBatch))]
[JsonSerializable(typeof(CountQuery))]
[JsonSerializable(typeof(Answer<IReadOnlyList<QueryResult>>), TypeInfoPropertyName = "QueryBatchAnswer")]
[JsonSerializable(typeof(Answer<CountResult>), TypeInfoPropertyName = "CountAnswer")]
internal sealed partial class QdrantJson : JsonSerializerContext;
