using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>The exchange has been analysed: the turn is over.</summary>
/// <param name="Seq">The turn.</param>
/// <param name="Analysis">What was seen in it. What that moved is left out: <see cref="Live"/> tells what came of it.</param>
/// <param name="Degraded">Holds <c>traits</c> when the extraction failed or was given up; empty otherwise.</param>
[GenerateSerializer, Immutable, Alias("traits-extracted")]
public sealed record TraitsExtracted(
    [property: Id(0)] long Seq,
    [property: Id(1)] TurnAnalysis Analysis,
    [property: Id(2)] ImmutableArray<string> Degraded) : SessionEvent
{
    /// <summary>The session's live traits from now on.</summary>
    [Id(3)]
    public ImmutableArray<LiveTrait> Live { get; init; } = [];

    /// <summary>What is told of a turn whose analysis nobody is to wait for any more.</summary>
    /// <param name="seq">The turn.</param>
    /// <param name="known">Its analysis; null where there is none.</param>
    public static TraitsExtracted Of(long seq, TurnAnalysis? known)
        => new(seq, known ?? TurnAnalysis.Empty, known is null ? [Degradation.Traits] : []);
}
