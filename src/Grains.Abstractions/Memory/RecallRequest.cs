using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>What memories are looked for.</summary>
/// <param name="Message">What the user just said.</param>
/// <param name="Recent">What was said before it, oldest first; it counts where the message is short or full of pronouns.</param>
/// <param name="Limit">How many memories at most, 1–100.</param>
/// <param name="LeastScore">How well a memory must fit at least; pinned ones may fit less.</param>
/// <param name="InMindSession">The session whose newest turns the prompt holds anyway; null for none.</param>
/// <param name="InMindFrom">The first of those turns.</param>
[GenerateSerializer, Immutable, Alias("recall-request")]
public sealed record RecallRequest(
    [property: Id(0)] string Message,
    [property: Id(1)] ImmutableArray<string> Recent,
    [property: Id(2)] int Limit,
    [property: Id(3)] double LeastScore = 0,
    [property: Id(4)] string? InMindSession = null,
    [property: Id(5)] long InMindFrom = 0)
{
    /// <summary>
    /// Gets how long the asker waits; null for as long as it takes. Words alone are searched when embedding and vectors take most of it.
    /// </summary>
    [Id(6)]
    public TimeSpan? Patience { get; init; }
}
