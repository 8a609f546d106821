using System.Text.Json.Serialization;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Prompts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Trait[]))]
internal sealed partial class PromptJson : JsonSerializerContext;
