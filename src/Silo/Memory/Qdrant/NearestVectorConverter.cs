using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Writes a dense vector as an array and a sparse one as an object, as Qdrant tells them apart.</summary>
internal sealed class NearestVectorConverter : JsonConverter<NearestVector>
{
    public override NearestVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("Qdrant is asked with vectors; it does not answer with them.");

    public override void Write(Utf8JsonWriter writer, NearestVector value, JsonSerializerOptions options)
    {
        if (value.Sparse is { } words)
        {
            JsonSerializer.Serialize(writer, words, QdrantJson.Default.SparseWords);
            return;
        }

        writer.WriteStartArray();
        foreach (var number in value.Dense.Span)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
