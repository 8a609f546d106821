using System.Text.Json;
using System.Text.Json.Serialization;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>A memory as its row holds it.</summary>
[JsonSerializable(typeof(MemoryEntry))]
internal sealed partial class MemoryJson : JsonSerializerContext
{
    private static readonly MemoryJson Readable = new(StoredJson.CreateOptions());

    public static string Write(MemoryEntry entry) => JsonSerializer.Serialize(entry, Readable.MemoryEntry);

    public static MemoryEntry Read(string json)
        => JsonSerializer.Deserialize(json, Readable.MemoryEntry) ?? throw new JsonException("A memory's row is empty.");
}
