using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>What somebody writes down to make a persona.</summary>
/// <param name="Name">The name it goes by.</param>
/// <param name="Description">A line or two about it.</param>
/// <param name="Color">Its colour, as <c>#rrggbb</c>.</param>
/// <param name="Instructions">How it thinks and speaks, written to a model.</param>
/// <param name="Greeting">What it says first; null for nothing.</param>
/// <param name="Examples">Lines that sound like it.</param>
/// <param name="Model">The name of the configured model that plays it; null for the default.</param>
/// <param name="Traits">Its own traits. Their intensities become the baselines.</param>
/// <param name="CoreIntensities">Intensities of inherited core traits that differ from the core profile's, by trait id.</param>
[GenerateSerializer, Immutable, Alias("persona-definition")]
public sealed record PersonaDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] string Color,
    [property: Id(3)] string Instructions,
    [property: Id(4)] string? Greeting,
    [property: Id(5)] ImmutableArray<string> Examples,
    [property: Id(6)] string? Model,
    [property: Id(7)] ImmutableArray<TraitDefinition> Traits,
    [property: Id(8)] ImmutableDictionary<string, double> CoreIntensities)
{
    /// <summary>What a character card says beyond that; null for a persona without one.</summary>
    [Id(9)]
    public PersonaCard? Card { get; init; }
}
