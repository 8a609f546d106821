namespace PersonaUniverse.Sessions.Turns;

/// <summary>A turn whose reply is durable.</summary>
/// <param name="Turn">The turn as stored.</param>
/// <param name="Extraction">Its analysis, under way or done.</param>
internal sealed record FinishedTurn(Turn Turn, Task<TurnAnalysis> Extraction);
