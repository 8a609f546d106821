namespace PersonaUniverse.ModelStandIn;

/// <summary>How an answer ends.</summary>
public enum Ending
{
    /// <summary>As it should.</summary>
    Whole = 0,

    /// <summary>The connection is cut after the chunks.</summary>
    Drop = 1,

    /// <summary>Nothing comes after the chunks until the client leaves.</summary>
    Hang = 2,

    /// <summary>After the chunks comes something that is not JSON.</summary>
    Malformed = 3,

    /// <summary>The response ends in good order, but the model never says that it is done.</summary>
    Unfinished = 4,

    /// <summary>As it should, but the connection stays open until the client leaves.</summary>
    Linger = 5,
}
