using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Sessions;

// What is said in a session is never logged, at any level.
internal sealed partial class SessionGrain
{
    [LoggerMessage(1200, LogLevel.Information, "Session {SessionId} deleted.")]
    private partial void LogDeleted(string sessionId);

    [LoggerMessage(1201, LogLevel.Warning, "Session {SessionId} leaves its silo ({Reason}) in mid-turn; the turn begins again elsewhere.")]
    private partial void LogMovedInMidTurn(string sessionId, DeactivationReasonCode reason);
}
