namespace PersonaUniverse.Sessions.Turns;

/// <summary>A turn whose reply is durable.</summary>
/// <param name="Turn">The turn as stored, but for its receipt: that stays in the log.</param>
/// <param name="Scene">What the turn met.</param>
/// <param name="Extraction">What is observed in it, under way or done; null when the model's report cannot be read.</param>
internal sealed record FinishedTurn(Turn Turn, Scene Scene, Task<TurnAnalysis?> Extraction);
