using System.Text.Json.Serialization;

namespace PersonaUniverse.Sessions;

[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(RecalledMemory[]))]
[JsonSerializable(typeof(ObservedTrait[]))]
[JsonSerializable(typeof(TurnReceipt))]
internal sealed partial class TurnJsonContext : JsonSerializerContext;
