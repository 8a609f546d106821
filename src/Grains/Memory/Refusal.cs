namespace PersonaUniverse.Memory;

/// <summary>Tells failures that come again with what was to be done from those that pass.</summary>
internal static class Refusal
{
    /// <summary>Whether a failure is about what was to be done, and not about who was to do it.</summary>
    public static bool Is(Exception failure) => failure is not (OperationCanceledException or DependencyUnavailableException);
}
