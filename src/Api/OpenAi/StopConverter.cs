using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>Reads <c>stop</c>: a string or an array of strings.</summary>
internal sealed class StopConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return [reader.GetString()!];
        }

        var stops = new List<string>();
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            stops.Add(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException());
        }

        return stops;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        => throw new NotSupportedException("Requests are only read.");
}
