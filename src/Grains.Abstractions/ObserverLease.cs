namespace PersonaUniverse;

/// <summary>How long a grain keeps telling an observer that has not asked again.</summary>
public static class ObserverLease
{
    /// <summary>A lease's length. An observer whose process died is forgotten after it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    /// <summary>How often a living observer renews.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(45);
}
