using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>The log's JSON columns. Most are empty lists, which cost nothing.</summary>
internal static class TurnJson
{
    private const string EmptyList = "[]";

    private static readonly TurnJsonContext Context = new(StoredJson.CreateOptions());

    public static string Write(ImmutableArray<string> texts) => Write(texts, Context.StringArray);

    public static string Write(ImmutableArray<RecalledMemory> memories) => Write(memories, Context.RecalledMemoryArray);

    public static string Write(ImmutableArray<ObservedTrait> traits) => Write(traits, Context.ObservedTraitArray);

    public static ImmutableArray<string> ReadTexts(string json) => Read(json, Context.StringArray);

    public static ImmutableArray<RecalledMemory> ReadMemories(string json) => Read(json, Context.RecalledMemoryArray);

    public static ImmutableArray<ObservedTrait> ReadTraits(string json) => Read(json, Context.ObservedTraitArray);

    public static string? Write(TurnReceipt? receipt)
        => receipt is null ? null : JsonSerializer.Serialize(receipt, Context.TurnReceipt);

    public static TurnReceipt? ReadReceipt(string json) => JsonSerializer.Deserialize(json, Context.TurnReceipt);

    private static string Write<T>(ImmutableArray<T> items, JsonTypeInfo<T[]> type)
        => items.IsDefaultOrEmpty
            ? EmptyList
            : JsonSerializer.Serialize(ImmutableCollectionsMarshal.AsArray(items)!, type);

    private static ImmutableArray<T> Read<T>(string json, JsonTypeInfo<T[]> type)
        => json == EmptyList
            ? []
            : ImmutableCollectionsMarshal.AsImmutableArray(JsonSerializer.Deserialize(json, type) ?? []);
}
