using System.Collections.Immutable;
using PersonaUniverse.Memory;

namespace PersonaUniverse.Sessions;

/// <summary>A memory that was recalled for a reply.</summary>
/// <param name="Seq">The turn it comes from.</param>
/// <param name="SessionId">The session of that turn.</param>
/// <param name="Text">What was said.</param>
/// <param name="Score">How well it fits, the higher the better.</param>
/// <param name="At">When it was said, in the user's time zone if they have told it.</param>
[GenerateSerializer, Immutable, Alias("recalled-memory")]
public sealed record RecalledMemory(
    [property: Id(0)] long Seq,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string Text,
    [property: Id(3)] double Score,
    [property: Id(4)] DateTimeOffset At)
{
    /// <summary>Gets the memory's id, by which its user can correct or forget it.</summary>
    [Id(5)]
    public Guid Id { get; init; }

    /// <summary>Gets what it is made of.</summary>
    [Id(6)]
    public MemoryKind Kind { get; init; }

    /// <summary>Gets why it was chosen, such as <c>words</c>, <c>meaning</c>, <c>time</c>.</summary>
    [Id(7)]
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Gets when a fact stopped being true; null while it is valid, and for what is no fact.</summary>
    [Id(8)]
    public DateTimeOffset? ValidTo { get; init; }
}
