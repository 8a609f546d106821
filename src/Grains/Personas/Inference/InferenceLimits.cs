namespace PersonaUniverse.Personas.Inference;

/// <summary>How much an inference tells, whether it measured or a model read.</summary>
internal static class InferenceLimits
{
    /// <summary>Lines that bear out one finding.</summary>
    public const int MostEvidence = 3;

    /// <summary>Lines that sound like the persona.</summary>
    public const int MostExamples = 12;

    /// <summary>Characters of one such line: shorter than a persona may have, for every prompt shows them.</summary>
    public const int LongestExample = 400;
}
