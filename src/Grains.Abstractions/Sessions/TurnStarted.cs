namespace PersonaUniverse.Sessions;

/// <summary>A turn has begun: what follows until its end belongs to it.</summary>
/// <param name="Seq">Its place in the session.</param>
/// <param name="PersonaId">Who is spoken to.</param>
/// <param name="ClientMessageId">The id that the sender gave it.</param>
/// <param name="Message">What the user said, for the user's other devices.</param>
[GenerateSerializer, Immutable, Alias("turn-started")]
public sealed record TurnStarted(
    [property: Id(0)] long Seq,
    [property: Id(1)] string PersonaId,
    [property: Id(2)] string ClientMessageId,
    [property: Id(3)] string Message)
    : SessionEvent;
