using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>Recalled memories as clients are told of them.</summary>
internal static class RecalledMemories
{
    /// <summary>The memories with their times in UTC, as all times in the API: in the user's zone they are for the prompt.</summary>
    public static ImmutableArray<RecalledMemory> InUtc(this ImmutableArray<RecalledMemory> memories)
        => [.. memories.Select(InUtc)];

    /// <summary>The memory with its times in UTC.</summary>
    public static RecalledMemory InUtc(this RecalledMemory memory)
        => memory with { At = memory.At.ToUniversalTime(), ValidTo = memory.ValidTo?.ToUniversalTime() };
}
