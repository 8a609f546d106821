using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>A memory as the person remembered sees it.</summary>
public sealed record MemoryItem(Guid Id, MemoryKind Kind, string Text, string SessionId, long Seq, DateTimeOffset At)
{
    /// <summary>Gets whether it is kept in mind; null in the answer to a search.</summary>
    public bool? Pinned { get; init; }

    /// <summary>Gets how much it matters, 0–1; null in the answer to a search.</summary>
    public double? Importance { get; init; }

    /// <summary>Gets what a fact is about.</summary>
    public string? Topic { get; init; }

    /// <summary>Gets when a fact stopped being true.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Gets the memories it was made from.</summary>
    public ImmutableArray<Guid>? Sources { get; init; }

    /// <summary>Gets how well it fits a search, the higher the better.</summary>
    public double? Score { get; init; }

    /// <summary>Gets why a search found it.</summary>
    public ImmutableArray<string>? Reasons { get; init; }

    /// <summary>A memory in a list.</summary>
    internal static MemoryItem From(MemoryEntry entry)
        => new(entry.Id, entry.Kind, entry.Text, entry.SessionId, entry.Seq, entry.At)
        {
            Pinned = entry.Pinned,
            Importance = entry.Importance,
            Topic = entry.Topic,
            ValidTo = entry.ValidTo,
            Sources = entry.Sources.IsEmpty ? null : entry.Sources,
        };

    /// <summary>A memory that a search found.</summary>
    internal static MemoryItem From(RecalledMemory memory)
    {
        var told = memory.InUtc();
        return new MemoryItem(told.Id, told.Kind, told.Text, told.SessionId, told.Seq, told.At)
        {
            ValidTo = told.ValidTo,
            Score = told.Score,
            Reasons = told.Reasons,
        };
    }
}

/// <summary>A page of memories.</summary>
public sealed record MemoryList(ImmutableArray<MemoryItem> Items, string? NextCursor = null);

/// <summary>A page of personas that remember something of the caller.</summary>
public sealed record PersonaMemoriesList(ImmutableArray<PersonaMemories> Items, string? NextCursor = null);

/// <summary>How many memories were forgotten.</summary>
public sealed record ForgottenMemories(int Forgotten);
