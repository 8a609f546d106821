namespace PersonaUniverse.Sessions;

/// <summary>What an answer had to do without, or why it is shorter than it might be. Stable: clients decide by them.</summary>
public static class Degradation
{
    /// <summary>Memories, or part of the search for them, were out of reach.</summary>
    public const string Memory = "memory";

    /// <summary>The lorebook took too long to search.</summary>
    public const string Lore = "lore";

    /// <summary>A fallback, or measurement, stood in for the model.</summary>
    public const string Model = "model";

    /// <summary>The limit on its length ended the reply.</summary>
    public const string Length = "length";

    /// <summary>The user stopped the reply.</summary>
    public const string Stopped = "stopped";

    /// <summary>The traits of the exchange could not be extracted.</summary>
    public const string Traits = "traits";
}
