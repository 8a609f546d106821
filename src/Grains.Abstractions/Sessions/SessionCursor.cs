namespace PersonaUniverse.Sessions;

/// <summary>Where a page of a user's sessions ended: sessions last spoken in at the same moment follow each other by id.</summary>
/// <param name="LastAt">When the page's last session was last spoken in.</param>
/// <param name="SessionId">That session.</param>
[GenerateSerializer, Immutable]
[Alias("session-cursor")]
public sealed record SessionCursor([property: Id(0)] DateTimeOffset LastAt, [property: Id(1)] string SessionId);
