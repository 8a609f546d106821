using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>Under which traits a reply was made, and by reference what else its model was given.</summary>
/// <param name="RapportVersion">The version of the rapport between user and persona; 0 before there was any.</param>
/// <param name="SessionVersion">The turn that last moved the session's layer; 0 for none.</param>
/// <param name="RapportShifts">The rapport's shifts as the reply was made, in [-1, 1], by trait id.</param>
/// <param name="SessionShifts">The session's shifts as the reply was made, in [-1, 1], by trait id.</param>
[GenerateSerializer, Immutable, Alias("turn-receipt")]
public sealed record TurnReceipt(
    [property: Id(0)] long RapportVersion,
    [property: Id(1)] long SessionVersion,
    [property: Id(2)] ImmutableSortedDictionary<string, double> RapportShifts,
    [property: Id(3)] ImmutableSortedDictionary<string, double> SessionShifts)
{
    /// <summary>How the reply was spoken; null for a turn from before that was measured.</summary>
    [Id(4)]
    public MeasuredStyle? Style { get; init; }

    /// <summary>The sampling parameters.</summary>
    [Id(5)]
    public ReplyParameters? Parameters { get; init; }

    /// <summary>How long it took.</summary>
    [Id(6)]
    public ReplyTimings? Timings { get; init; }

    /// <summary>
    /// The prompt's texts, by what they are and the hash under which the session keeps them; null where nothing was kept.
    /// </summary>
    [Id(7)]
    public ImmutableSortedDictionary<string, string>? Parts { get; init; }

    /// <summary>How many of the session's turns with the persona the prompt told of, the last ones before this.</summary>
    [Id(8)]
    public int HistoryTurns { get; init; }

    /// <summary>
    /// The SHA-256 of the whole prompt, in lower-case hexadecimal: the test that a prompt rendered again is the one that was given.
    /// </summary>
    [Id(9)]
    public string? PromptSha256 { get; init; }
}
