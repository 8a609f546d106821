namespace PersonaUniverse.Personas;

/// <summary>How large a persona may be, however it comes to be here.</summary>
internal static class PersonaLimits
{
    public const int MostTraits = 32;
    public const int MostExamples = 50;
    public const int LongestExample = 500;
}
