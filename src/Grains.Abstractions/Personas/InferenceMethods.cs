namespace PersonaUniverse.Personas;

/// <summary>How something was inferred from a text.</summary>
public static class InferenceMethods
{
    /// <summary>By a language model, which was given a sample of the lines.</summary>
    public const string Model = "model";

    /// <summary>By measuring every line: no model, no network, the same text gives the same.</summary>
    public const string Measurement = "measurement";
}
