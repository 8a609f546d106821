using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>One exchange as the log keeps it: a user's message and the persona's reply.</summary>
/// <param name="Seq">The turn's number in its session, rising from 1; gaps are possible.</param>
/// <param name="ClientMessageId">The client's name for the message, unique in the session.</param>
/// <param name="PersonaId">Who replied.</param>
/// <param name="UserMessage">What the user said.</param>
/// <param name="AiResponse">What the persona said.</param>
/// <param name="Model">What produced the reply; <c>offline</c> for the built-in model.</param>
/// <param name="Usage">The tokens it took.</param>
/// <param name="Memories">What was recalled for the reply.</param>
/// <param name="Degraded">
/// What the reply had to do without and what cut it short, as <see cref="Degradation"/> has it; empty when all was well.
/// </param>
/// <param name="PersonaVersion">The version of the persona it was made under.</param>
/// <param name="CreatedAt">When the reply was complete.</param>
/// <param name="Analysis">What was extracted from the exchange; null until that is done.</param>
[GenerateSerializer, Immutable, Alias("turn")]
public sealed record Turn(
    [property: Id(0)] long Seq,
    [property: Id(1)] string ClientMessageId,
    [property: Id(2)] string PersonaId,
    [property: Id(3)] string UserMessage,
    [property: Id(4)] string AiResponse,
    [property: Id(5)] string Model,
    [property: Id(6)] TokenUsage Usage,
    [property: Id(7)] ImmutableArray<RecalledMemory> Memories,
    [property: Id(8)] ImmutableArray<string> Degraded,
    [property: Id(9)] long PersonaVersion,
    [property: Id(10)] DateTimeOffset CreatedAt,
    [property: Id(11)] TurnAnalysis? Analysis = null)
{
    /// <summary>What the model was given, by reference; null for a turn from before there were receipts.</summary>
    [Id(12)]
    public TurnReceipt? Receipt { get; init; }
}
