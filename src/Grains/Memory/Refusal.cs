namespace PersonaUniverse.Memory;

/// <summary>Tells failures that come again with every attempt, as for a text that is refused, from outages, which pass.</summary>
internal static class Refusal
{
    /// <summary>Whether what was asked is at fault, and not the service that was asked.</summary>
    public static bool Is(Exception failure) => failure is not (OperationCanceledException or DependencyUnavailableException);
}
