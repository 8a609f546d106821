namespace PersonaUniverse.Personas;

/// <summary>How large a persona may be, however it comes to be here and whatever changes it.</summary>
public static class PersonaLimits
{
    /// <summary>Traits of its own; inherited ones do not count.</summary>
    public const int MostTraits = 32;

    /// <summary>Lines that sound like it.</summary>
    public const int MostExamples = 50;

    /// <summary>Characters of one such line.</summary>
    public const int LongestExample = 500;
}
