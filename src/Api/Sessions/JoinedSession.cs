namespace PersonaUniverse.Sessions;

/// <summary>A session is watched. Unless complete, read the history for what the events do not tell.</summary>
internal sealed record JoinedSession(string SessionId, long EventId, bool Complete);
