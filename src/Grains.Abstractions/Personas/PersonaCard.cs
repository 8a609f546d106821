using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>What a character card says beyond what every persona has. All of it may hold the macros of <see cref="CardMacros"/>.</summary>
/// <param name="Nickname">What <c>{{char}}</c> stands for; null for the name.</param>
/// <param name="Scenario">Where and when the conversation takes place; empty for anywhere.</param>
/// <param name="ExampleDialogue">Exchanges that show the voice, in blocks that begin <c>&lt;START&gt;</c>; empty for none.</param>
/// <param name="SystemPrompt">Directions of the author's, before the conversation; empty for none.</param>
/// <param name="PostHistory">Directions of the author's, after the conversation; empty for none.</param>
/// <param name="AlternateGreetings">Other ways to begin.</param>
/// <param name="LoreHash">The file that holds the <see cref="Lorebook"/>; null for none.</param>
/// <param name="DocumentHash">The file that holds the card as it came, cleaned; null for none.</param>
/// <param name="ImageHash">The file that holds the card's picture, a PNG; null for none.</param>
/// <param name="Provenance">Where the card came from; null when it was made here.</param>
[GenerateSerializer, Immutable, Alias("persona-card")]
public sealed record PersonaCard(
    [property: Id(0)] string? Nickname,
    [property: Id(1)] string Scenario,
    [property: Id(2)] string ExampleDialogue,
    [property: Id(3)] string SystemPrompt,
    [property: Id(4)] string PostHistory,
    [property: Id(5)] ImmutableArray<string> AlternateGreetings,
    [property: Id(6)] string? LoreHash,
    [property: Id(7)] string? DocumentHash,
    [property: Id(8)] string? ImageHash,
    [property: Id(9)] CardProvenance? Provenance);
