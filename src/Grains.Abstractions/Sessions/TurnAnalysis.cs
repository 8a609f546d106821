using System.Collections.Immutable;

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
    /// <summary>The analysis of an exchange in which nothing could be seen.</summary>
    public static TurnAnalysis Empty { get; } = new([], 0, []);
}
