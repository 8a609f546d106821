using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>A session in a list.</summary>
/// <param name="Id">The id its owner knows it under.</param>
/// <param name="PersonaIds">The personas spoken with, the first one first.</param>
/// <param name="Title">The first words said in it.</param>
/// <param name="Turns">How many turns it holds.</param>
/// <param name="CreatedAt">When its first turn ended.</param>
/// <param name="LastAt">When its last turn ended.</param>
[GenerateSerializer, Immutable, Alias("session-summary")]
public sealed record SessionSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] ImmutableArray<string> PersonaIds,
    [property: Id(2)] string Title,
    [property: Id(3)] long Turns,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset LastAt);
