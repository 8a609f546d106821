namespace PersonaUniverse.Sessions.Turns;

/// <summary>Another activation of the session has written its log: this one must go, and its turn begins again there.</summary>
internal sealed class SessionMovedException() : Exception("Another activation of this session has written its log.");
