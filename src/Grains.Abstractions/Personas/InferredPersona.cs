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
    [property: Id(3)] int Lines);
