using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A page of personas.</summary>
/// <param name="Items">The personas, by name, then id.</param>
/// <param name="NextCursor">What to ask for next; null at the end.</param>
[GenerateSerializer, Immutable, Alias("persona-page")]
public sealed record PersonaPage(
    [property: Id(0)] ImmutableArray<PersonaProfile> Items,
    [property: Id(1)] string? NextCursor = null);
