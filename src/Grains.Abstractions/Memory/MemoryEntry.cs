using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>One thing a persona remembers of a user.</summary>
/// <param name="Id">Made from what it comes from, so that indexing again gives the same memory.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">What is remembered.</param>
/// <param name="SessionId">The session it comes from.</param>
/// <param name="Seq">The turn it comes from; of a summary, the last one.</param>
/// <param name="At">When it was said.</param>
[GenerateSerializer, Immutable, Alias("memory-entry")]
public sealed record MemoryEntry(
    [property: Id(0)] Guid Id,
    [property: Id(1)] MemoryKind Kind,
    [property: Id(2)] string Text,
    [property: Id(3)] string SessionId,
    [property: Id(4)] long Seq,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>The importance of a memory that nobody has rated.</summary>
    public const double NeutralImportance = 0.5;

    /// <summary>Gets how much it matters, in [0, 1].</summary>
    [Id(6)]
    public double Importance { get; init; } = NeutralImportance;

    /// <summary>Gets whether its user wants it kept in mind.</summary>
    [Id(7)]
    public bool Pinned { get; init; }

    /// <summary>Gets whether its user has changed its words or its importance.</summary>
    [Id(8)]
    public bool Edited { get; init; }

    /// <summary>
    /// Gets what a fact is about, such as <c>home</c>: of two facts on one topic the newer is valid. Null: it stands beside others.
    /// </summary>
    [Id(9)]
    public string? Topic { get; init; }

    /// <summary>Gets when a fact stopped being true; null while it is valid, and for what is no fact.</summary>
    [Id(10)]
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Gets the memories that a fact or summary was made from.</summary>
    [Id(11)]
    public ImmutableArray<Guid> Sources { get; init; } = [];
}
