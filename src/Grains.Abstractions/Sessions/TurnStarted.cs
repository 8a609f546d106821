namespace PersonaUniverse.Sessions;

/// <summary>A turn has begun: what follows until its end belongs to it.</summary>
[GenerateSerializer, Immutable, Alias("turn-started")]
public sealed record TurnStarted(
    [property: Id(0)] long Seq, [property: Id(1)] string PersonaId, [property: Id(2)] string ClientMessageId) : SessionEvent;
