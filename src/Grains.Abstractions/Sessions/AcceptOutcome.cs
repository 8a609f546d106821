namespace PersonaUniverse.Sessions;

/// <summary>Whether a session took a message.</summary>
[GenerateSerializer, Alias("accept-outcome")]
public enum AcceptOutcome
{
    /// <summary>The turn runs, or waits for the one before it.</summary>
    Accepted = 0,

    /// <summary>This message's turn runs already; nothing new was started.</summary>
    AlreadyRunning = 1,

    /// <summary>This message was answered before; here is the turn.</summary>
    AlreadyAnswered = 2,

    /// <summary>The client message id was used for another text or persona.</summary>
    IdReused = 3,

    /// <summary>There is no such persona.</summary>
    PersonaUnknown = 4,

    /// <summary>As many turns wait in this session as may.</summary>
    Busy = 5,

    /// <summary>As many turns run and wait on the session's silo as may.</summary>
    Overloaded = 6,
}
