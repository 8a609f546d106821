using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>What a session keeps in mind of its log.</summary>
/// <param name="Turns">The last turns with each persona, together in rising order of their numbers.</param>
/// <param name="LastSeq">The highest turn number in the log; 0 for an empty session.</param>
/// <param name="TotalTurns">How many turns the log holds.</param>
internal sealed record SessionWindow(ImmutableArray<Turn> Turns, long LastSeq, long TotalTurns)
{
    /// <summary>The window of a session in which nothing has been said.</summary>
    public static SessionWindow Empty { get; } = new([], 0, 0);

    /// <summary>Gets the numbers of those turns whose analysis has failed <see cref="ITurnLog.AnalysisAttempts"/> times.</summary>
    public ImmutableArray<long> GivenUp { get; init; } = [];
}
