using System.Text.Json.Serialization;

namespace PersonaUniverse.Memory;

/// <summary>What a memory is made of.</summary>
[GenerateSerializer, Alias("memory-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<MemoryKind>))]
public enum MemoryKind
{
    /// <summary>What the user said in a turn.</summary>
    [JsonStringEnumMemberName("said")]
    Said,

    /// <summary>What the persona answered in a turn.</summary>
    [JsonStringEnumMemberName("reply")]
    Reply,

    /// <summary>A fact about the user, gathered from what they said; a newer one on the same topic ends its validity.</summary>
    [JsonStringEnumMemberName("fact")]
    Fact,

    /// <summary>A stretch of conversation in a few sentences; its turns stay recallable.</summary>
    [JsonStringEnumMemberName("summary")]
    Summary,
}
