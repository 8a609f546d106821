using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>A turn in a session's history.</summary>
public sealed record MessageItem(
    long Seq,
    string PersonaId,
    string UserMessage,
    string AiResponse,
    ImmutableArray<ObservedTrait> Traits,
    DateTimeOffset CreatedAt,
    string ClientMessageId,
    double? Confidence,
    ImmutableArray<string> SuggestedActions,
    ImmutableArray<RecalledMemory> Memories,
    string Model,
    TokenUsage Usage,
    ImmutableArray<string> Degraded,
    double? Adherence)
{
    /// <summary>The turn as its history shows it.</summary>
    public static MessageItem From(Turn turn)
        => new(
            turn.Seq,
            turn.PersonaId,
            turn.UserMessage,
            turn.AiResponse,
            Rounding.Round(turn.Analysis?.Traits ?? []),
            turn.CreatedAt,
            turn.ClientMessageId,
            turn.Analysis is { Confidence: var confidence } ? Rounding.Round(confidence) : null,
            turn.Analysis?.SuggestedActions ?? [],
            turn.Memories.InUtc(),
            turn.Model,
            turn.Usage,
            turn.Degraded,
            turn.Receipt?.Style?.Adherence is { } adherence ? Rounding.Round(adherence) : null);
}
