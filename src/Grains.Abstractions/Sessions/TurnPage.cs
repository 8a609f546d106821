using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>A page of a session's history.</summary>
/// <param name="Items">The turns, newest first.</param>
/// <param name="NextBefore">The <c>before</c> of the next page; null at the beginning of the session.</param>
[GenerateSerializer, Immutable, Alias("turn-page")]
public sealed record TurnPage(
    [property: Id(0)] ImmutableArray<Turn> Items,
    [property: Id(1)] long? NextBefore = null);
