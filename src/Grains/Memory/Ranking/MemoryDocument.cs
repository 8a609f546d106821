namespace PersonaUniverse.Memory.Ranking;

/// <summary>A memory as the ranker sees it.</summary>
/// <param name="Id">The memory's own id, the same each time it is derived.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">What was said, without the speaker's name.</param>
/// <param name="SessionId">The session it was said in.</param>
/// <param name="Order">Its place in that session; the memories before and after it are its context.</param>
/// <param name="At">When it was said.</param>
/// <param name="Importance">How much it matters, in [0,1]; 0.5 is neutral.</param>
/// <param name="Pinned">Whether a person asked to keep it in mind.</param>
/// <param name="Topic">What it tells the value of, where that has one value at a time: a home, a name.</param>
/// <param name="Superseded">Whether a later one of its topic took its place.</param>
internal sealed record MemoryDocument(
    Guid Id,
    string Speaker,
    string Text,
    string SessionId,
    long Order,
    DateTimeOffset At,
    double Importance = 0.5,
    bool Pinned = false,
    string? Topic = null,
    bool Superseded = false);
