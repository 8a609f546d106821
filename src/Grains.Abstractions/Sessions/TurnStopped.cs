namespace PersonaUniverse.Sessions;

/// <summary>The user stopped the turn. What had been said by then is stored, if anything had.</summary>
/// <param name="Seq">The turn.</param>
/// <param name="ClientMessageId">The message whose answer was stopped.</param>
[GenerateSerializer, Immutable, Alias("turn-stopped")]
public sealed record TurnStopped([property: Id(0)] long Seq, [property: Id(1)] string ClientMessageId) : SessionEvent;
