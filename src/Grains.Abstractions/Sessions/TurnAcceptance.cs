namespace PersonaUniverse.Sessions;

/// <summary>What came of offering a message to a session.</summary>
/// <param name="Outcome">Whether the turn runs.</param>
/// <param name="Seq">The turn's number; 0 when refused.</param>
/// <param name="Turn">The finished turn when the message had been answered before; null otherwise.</param>
/// <param name="IsBeingAnalysed">Whether the answered turn's analysis is under way: its watchers hear of it.</param>
[GenerateSerializer, Immutable, Alias("turn-acceptance")]
public sealed record TurnAcceptance(
    [property: Id(0)] AcceptOutcome Outcome,
    [property: Id(1)] long Seq = 0,
    [property: Id(2)] Turn? Turn = null,
    [property: Id(3)] bool IsBeingAnalysed = false);
