using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>Reads a message's content: a string, or an array of text parts, which are joined. Other parts are refused, not lost.</summary>
internal sealed class ContentConverter : JsonConverter<string>
{
    private static readonly string[] TextParts = ["text", "input_text", "output_text", "refusal"];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString();
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        using var parts = JsonDocument.ParseValue(ref reader);
        var text = new StringBuilder();
        foreach (var part in parts.RootElement.EnumerateArray())
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(TextOf(part));
        }

        return text.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        => throw new NotSupportedException("Requests are only read.");

    private static string TextOf(JsonElement part)
    {
        if (part.ValueKind is not JsonValueKind.Object
            || !part.TryGetProperty("type", out var type)
            || type.ValueKind is not JsonValueKind.String
            || !TextParts.Contains(type.GetString()))
        {
            throw new JsonException();
        }

        var member = type.GetString() is "refusal" ? "refusal" : "text";
        return part.TryGetProperty(member, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()!
            : throw new JsonException();
    }
}
