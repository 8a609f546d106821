namespace PersonaUniverse.Sessions.Turns;

/// <summary>The persona was deleted between a turn's acceptance and its beginning.</summary>
internal sealed class PersonaGoneException() : Exception("The persona does not exist any more.");
