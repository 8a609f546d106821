using System.Text.Json.Serialization;

namespace PersonaUniverse.OpenAi;

/// <summary>The JSON of the OpenAI door: lenient where requests are read, for clients are many.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelItem))]
[JsonSerializable(typeof(ErrorEnvelope))]
internal sealed partial class OpenAiJson : JsonSerializerContext;
