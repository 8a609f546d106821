using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>A finished turn.</summary>
public sealed record ChatResponse(
    string Message,
    string PersonaId,
    string SessionId,
    string ClientMessageId,
    long Seq,
    ImmutableArray<ObservedTrait> Traits,
    double Confidence,
    ImmutableArray<string> SuggestedActions,
    ImmutableArray<RecalledMemory> Memories,
    string Model,
    TokenUsage Usage,
    ImmutableArray<string> Degraded,
    DateTimeOffset CreatedAt)
{
    /// <summary>The turn as clients see it.</summary>
    /// <param name="sessionId">The session, by the id its owner knows it under.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="analysis">What was extracted from it.</param>
    /// <param name="degraded">What the analysis had to do without.</param>
    public static ChatResponse From(string sessionId, Turn turn, TurnAnalysis analysis, ImmutableArray<string> degraded)
        => new(
            turn.AiResponse,
            turn.PersonaId,
            sessionId,
            turn.ClientMessageId,
            turn.Seq,
            Rounding.Round(analysis.Traits),
            Rounding.Round(analysis.Confidence),
            analysis.SuggestedActions,
            turn.Memories.InUtc(),
            turn.Model,
            turn.Usage,
            [.. turn.Degraded, .. degraded],
            turn.CreatedAt);
}
