namespace PersonaUniverse.Memory.Ranking;

/// <summary>Why a memory was chosen.</summary>
[Flags]
internal enum RecallReasons
{
    /// <summary>It was the next best.</summary>
    None = 0,

    /// <summary>It holds words of the message.</summary>
    Words = 1,

    /// <summary>It stood higher by likeness than by words.</summary>
    Meaning = 2,

    /// <summary>It is from the time asked about.</summary>
    Time = 4,

    /// <summary>It was said by who is asked about.</summary>
    Speaker = 8,

    /// <summary>It stands beside a memory that holds the message's words.</summary>
    Neighbour = 16,

    /// <summary>It is pinned.</summary>
    Pinned = 32,
}
