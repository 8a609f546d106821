using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>What was extracted from an exchange.</summary>
/// <param name="Traits">The traits seen in it, the strongest first.</param>
/// <param name="Confidence">How sure the extraction is, in [0, 1].</param>
/// <param name="SuggestedActions">What the user might say or do next, at most 3.</param>
[GenerateSerializer, Immutable, Alias("turn-analysis")]
public sealed record TurnAnalysis(
    [property: Id(0)] ImmutableArray<ObservedTrait> Traits,
    [property: Id(1)] double Confidence,
    [property: Id(2)] ImmutableArray<string> SuggestedActions)
{
    /// <summary>
    /// How it moved the session's layer: all that is shifted after it. Empty where nothing is, and for an analysis that came late.
    /// </summary>
    [Id(3)]
    public ImmutableArray<TraitMove> Moves { get; init; } = [];

    /// <summary>The analysis of an exchange in which nothing could be seen.</summary>
    public static TurnAnalysis Empty { get; } = new([], 0, []);
}
