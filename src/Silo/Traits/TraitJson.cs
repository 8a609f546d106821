using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

/// <summary>A ledger's moves as a row holds them. Numbers are written so that they are read back exactly.</summary>
[JsonSerializable(typeof(TraitMove[]))]
internal sealed partial class TraitJson : JsonSerializerContext
{
    private static readonly TraitJson Readable = new(StoredJson.CreateOptions());

    public static string Write(ImmutableArray<TraitMove> moves)
        => moves.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(ImmutableCollectionsMarshal.AsArray(moves)!, Readable.TraitMoveArray);

    public static ImmutableArray<TraitMove> Read(string json)
        => ImmutableCollectionsMarshal.AsImmutableArray(JsonSerializer.Deserialize(json, Readable.TraitMoveArray) ?? []);
}
