namespace PersonaUniverse.Memory;

/// <summary>What is still to be done for a stored memory.</summary>
internal enum MemoryStep
{
    /// <summary>Nothing: it is searched by words and by meaning.</summary>
    Done = 0,

    /// <summary>Its vector is to be made and put where vectors are searched.</summary>
    Put = 1,

    /// <summary>It is forgotten, and its vector is to be removed.</summary>
    Remove = 2,

    /// <summary>It was refused too often: it is searched by words alone.</summary>
    GivenUp = 3,
}
