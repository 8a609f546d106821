using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>A turn of the log, with the session it stands in.</summary>
public sealed record LoggedTurn(string SessionId, Turn Turn);
