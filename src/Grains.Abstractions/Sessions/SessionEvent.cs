namespace PersonaUniverse.Sessions;

/// <summary>Something that happened in a session, as watchers hear of it.</summary>
/// <remarks>
/// Ids rise by one from event to event within an activation; a new activation starts higher, from the clock (milliseconds
/// since the Unix epoch × 1,024, below 2^53), so a gap means that something was missed and is to be read again.
/// </remarks>
[GenerateSerializer, Immutable, Alias("session-event")]
public abstract record SessionEvent
{
    /// <summary>The event's place in the session's order.</summary>
    [Id(0)]
    public long EventId { get; init; }

    /// <summary>The session, by the id its owner knows it under.</summary>
    [Id(1)]
    public string SessionId { get; init; } = "";
}
