namespace PersonaUniverse.Sessions;

/// <summary>A device joined or left the session.</summary>
/// <param name="Online">How many devices watch the session now.</param>
[GenerateSerializer, Immutable, Alias("presence-changed")]
public sealed record PresenceChanged([property: Id(0)] int Online) : SessionEvent;
