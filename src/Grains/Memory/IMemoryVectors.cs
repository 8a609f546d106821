namespace PersonaUniverse.Memory;

/// <summary>Where memories are searched. A port; nothing can be put or asked without saying whose.</summary>
internal interface IMemoryVectors
{
    /// <summary>Gets whether it keeps vectors over restarts; if not, they are stored with the memories and put again.</summary>
    bool AreDurable { get; }

    /// <summary>Opens one user's memories with one persona. Costs nothing; nothing beyond them is within its reach.</summary>
    IMemoryVectorPartition Open(UserPersonaKey key);
}
