using System.Text.Json;
using System.Text.Json.Serialization;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>A memory as its row holds it.</summary>
[JsonSerializable(typeof(MemoryEntry))]
internal sealed partial class MemoryJson : JsonSerializerContext
{
    private static readonly MemoryJson Readable = new(StoredJson.CreateOptions());

    /// <summary>Writes an entry; what is forgotten keeps its id alone, but for what it repeats and whether it is leaving.</summary>
    public static string Write(StoredMemory memory)
        => memory is { Forgotten: true, IsRepeat: false, IsLeaving: false }
            ? ""
            : JsonSerializer.Serialize(memory.Entry, Readable.MemoryEntry);

    public static MemoryEntry Read(string json)
        => JsonSerializer.Deserialize(json, Readable.MemoryEntry) ?? throw new JsonException("A memory's row is empty.");
}
