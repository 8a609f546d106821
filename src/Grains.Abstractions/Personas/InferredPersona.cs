using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A persona as a text suggests it, for somebody to accept or correct.</summary>
/// <param name="Definition">The persona.</param>
/// <param name="Findings">What was inferred, and from which lines.</param>
/// <param name="Style">The mean measure of each of the <see cref="StyleFeatures"/>, in its own unit, by feature.</param>
/// <param name="Lines">How many lines of the speaker's were read.</param>
[GenerateSerializer, Immutable, Alias("inferred-persona")]
public sealed record InferredPersona(
    [property: Id(0)] PersonaDefinition Definition,
    [property: Id(1)] ImmutableArray<InferredTrait> Findings,
    [property: Id(2)] ImmutableSortedDictionary<string, double> Style,
    [property: Id(3)] int Lines)
{
    /// <summary>
    /// How, one of <see cref="InferenceMethods"/>. What a model inferred stands beside what was measured, never in its place.
    /// </summary>
    [Id(4)]
    public string By { get; init; } = InferenceMethods.Measurement;

    /// <summary>The model's id as its provider says it; null when none had a part in it.</summary>
    [Id(5)]
    public string? Model { get; init; }

    /// <summary>What did without: <c>model</c> when measurement, or a fallback, stood in for the model.</summary>
    [Id(6)]
    public ImmutableArray<string> Degraded { get; init; } = [];

    /// <summary>How many of the lines the model was given; 0 when none had a part in it.</summary>
    [Id(7)]
    public int LinesShown { get; init; }

    /// <summary>The lines that the description was inferred from; empty for a measured one, which sums the findings up.</summary>
    [Id(8)]
    public ImmutableArray<InferredLine> DescriptionLines { get; init; } = [];

    /// <summary>The numbers of the lines that the definition has as examples, in their order.</summary>
    [Id(9)]
    public ImmutableArray<int> ExampleLines { get; init; } = [];
}
