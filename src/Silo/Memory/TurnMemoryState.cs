namespace PersonaUniverse.Memory;

/// <summary>What has become of a turn as something to remember: the column <c>memory_state</c> of <c>messages</c>.</summary>
internal enum TurnMemoryState
{
    /// <summary>It is still to be remembered. The database's default, and what its partial index holds.</summary>
    Waiting = 0,

    /// <summary>It was remembered.</summary>
    Remembered = 1,

    /// <summary>It was forgotten and is never to be remembered.</summary>
    Forgotten = 2,

    /// <summary>It failed too often.</summary>
    GivenUp = 3,
}
