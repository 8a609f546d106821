using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>One trait that a text shows.</summary>
/// <param name="TraitId">The trait.</param>
/// <param name="Intensity">How strongly, in [0, 1].</param>
/// <param name="Style">The feature it was seen in; null when a model saw it.</param>
/// <param name="Measure">The feature's mean measure, in its own unit; null when a model saw it.</param>
/// <param name="Lines">The lines in which it shows most, at most three.</param>
[GenerateSerializer, Immutable, Alias("inferred-trait")]
public sealed record InferredTrait(
    [property: Id(0)] string TraitId,
    [property: Id(1)] double Intensity,
    [property: Id(2)] string? Style,
    [property: Id(3)] double? Measure,
    [property: Id(4)] ImmutableArray<InferredLine> Lines)
{
    /// <summary>How it was seen, one of <see cref="InferenceMethods"/>.</summary>
    [Id(5)]
    public string By { get; init; } = InferenceMethods.Measurement;
}
