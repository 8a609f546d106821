using System.Collections.Immutable;
using System.Diagnostics;

namespace PersonaUniverse.Sessions;

/// <summary>An event as clients hear it, over the hub and as server-sent events alike.</summary>
/// <param name="Name">The event's name on the wire.</param>
/// <param name="EventId">Its place in the session's order.</param>
/// <param name="Payload">What it says.</param>
internal readonly record struct WireEvent(string Name, long EventId, object Payload)
{
    public static WireEvent From(SessionEvent occurrence)
    {
        var (name, payload) = occurrence switch
        {
            TurnStarted => ("turn_started", occurrence),
            ReplyDelta => ("ai_delta", occurrence),
            ReplyCompleted completed => ("ai_response", (object)AiResponse.From(completed)),
            TraitsExtracted extracted => ("traits_extracted", TraitsExtractedEvent.From(extracted)),
            TurnFailed => ("turn_failed", occurrence),
            TurnStopped => ("turn_stopped", occurrence),
            TypingChanged => ("typing", occurrence),
            PresenceChanged => ("presence", occurrence),
            _ => throw new UnreachableException($"Unknown {nameof(SessionEvent)} '{occurrence.GetType().Name}'."),
        };
        return new WireEvent(name, occurrence.EventId, payload);
    }
}

/// <summary>The event <c>ai_response</c>: the reply is complete and durable.</summary>
internal sealed record AiResponse(
    long EventId,
    string SessionId,
    long Seq,
    string Message,
    string PersonaId,
    string ClientMessageId,
    ImmutableArray<RecalledMemory> Memories,
    string Model,
    TokenUsage Usage,
    ImmutableArray<string> Degraded,
    DateTimeOffset CreatedAt)
{
    public static AiResponse From(ReplyCompleted completed)
    {
        var turn = completed.Turn;
        return new AiResponse(
            completed.EventId,
            completed.SessionId,
            turn.Seq,
            turn.AiResponse,
            turn.PersonaId,
            turn.ClientMessageId,
            turn.Memories.InUtc(),
            turn.Model,
            turn.Usage,
            turn.Degraded,
            turn.CreatedAt);
    }
}

/// <summary>The event <c>traits_extracted</c>: the exchange has been analysed.</summary>
internal sealed record TraitsExtractedEvent(
    long EventId,
    string SessionId,
    long Seq,
    ImmutableArray<ObservedTrait> Traits,
    double Confidence,
    ImmutableArray<string> SuggestedActions,
    ImmutableArray<string> Degraded,
    ImmutableArray<LiveTrait> Live)
{
    public static TraitsExtractedEvent From(TraitsExtracted extracted)
        => new(
            extracted.EventId,
            extracted.SessionId,
            extracted.Seq,
            Rounding.Round(extracted.Analysis.Traits),
            Rounding.Round(extracted.Analysis.Confidence),
            extracted.Analysis.SuggestedActions,
            extracted.Degraded,
            [.. extracted.Live.Select(trait => trait with { Intensity = Rounding.Round(trait.Intensity) })]);
}
