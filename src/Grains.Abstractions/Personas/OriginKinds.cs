namespace PersonaUniverse.Personas;

/// <summary>How a persona came to be made from something. Stable: clients decide by them.</summary>
public static class OriginKinds
{
    /// <summary>From another persona as it is.</summary>
    public const string Clone = "clone";

    /// <summary>From another persona as it is in one session.</summary>
    public const string Fork = "fork";

    /// <summary>From a transcript or a writing sample.</summary>
    public const string Text = "text";

    /// <summary>From a character card.</summary>
    public const string Card = "card";
}
