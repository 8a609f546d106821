namespace PersonaUniverse.Sessions;

/// <summary>An earlier exchange that was recalled for a reply.</summary>
/// <param name="Seq">The turn it comes from.</param>
/// <param name="SessionId">The session of that turn.</param>
/// <param name="Text">What was said.</param>
/// <param name="Score">How well it fits, the higher the better.</param>
/// <param name="At">When it was said.</param>
[GenerateSerializer, Immutable, Alias("recalled-memory")]
public sealed record RecalledMemory(
    [property: Id(0)] long Seq,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string Text,
    [property: Id(3)] double Score,
    [property: Id(4)] DateTimeOffset At);
