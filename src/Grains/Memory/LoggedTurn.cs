using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>A turn of the log, with the session it stands in.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Failures">How often it could not be remembered, as known when it was read; 0 of a turn just told.</param>
internal sealed record LoggedTurn(string SessionId, Turn Turn, int Failures = 0);
