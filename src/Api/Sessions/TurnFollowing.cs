using System.Runtime.CompilerServices;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Sessions;

/// <summary>One turn as the caller who asked for it follows it.</summary>
internal sealed class TurnFollowing(
    SessionKey session, string clientMessageId, TurnAcceptance acceptance, SessionListener listener)
    : IAsyncDisposable
{
    /// <summary>The turn's events, from its beginning or, when it was answered before, its end alone.</summary>
    public async IAsyncEnumerable<SessionEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (acceptance.Turn is { } answered)
        {
            yield return new ReplyCompleted(answered) { SessionId = session.SessionId };
            yield return new TraitsExtracted(
                answered.Seq, answered.Analysis ?? TurnAnalysis.Empty, answered.Analysis is null ? ["traits"] : [])
            {
                SessionId = session.SessionId,
            };
            yield break;
        }

        var seq = acceptance.Seq;
        var replied = false;
        await foreach (var occurrence in listener.Events.ReadAllAsync(cancellationToken))
        {
            if (IsOfTurn(occurrence, ref seq))
            {
                replied |= occurrence is ReplyCompleted;
                yield return occurrence;
                if (occurrence is TraitsExtracted or TurnFailed || (occurrence is TurnStopped && !replied))
                {
                    yield break;
                }
            }
        }

        throw new ApiException(
            StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, "The turn could not be followed to its end.", TimeSpan.FromSeconds(1));
    }

    /// <summary>Waits for the turn's end.</summary>
    /// <exception cref="ApiException">The turn failed or was stopped before anything was said.</exception>
    public async Task<ChatResponse> FinishAsync(CancellationToken cancellationToken)
    {
        Turn? turn = null;
        await foreach (var occurrence in EventsAsync(cancellationToken))
        {
            switch (occurrence)
            {
                case ReplyCompleted completed:
                    turn = completed.Turn;
                    break;
                case TraitsExtracted extracted when turn is not null:
                    return ChatResponse.From(session.SessionId, turn, extracted.Analysis, extracted.Degraded);
                case TurnFailed:
                case TurnStopped when turn is null:
                    throw FailureOf(occurrence);
            }
        }

        throw new InvalidOperationException("A turn's events ended without an end.");
    }

    /// <summary>What an end without a reply means to the caller who waits for one.</summary>
    public static ApiException FailureOf(SessionEvent end) => end is TurnFailed failed
        ? new ApiException(
            StatusOf(failed.Code),
            failed.Code,
            failed.Message,
            failed.Retryable ? TimeSpan.FromSeconds(failed.RetryAfterSeconds ?? 1) : null)
        : new ApiException(
            StatusCodes.Status409Conflict, ErrorCodes.TurnStopped, "The turn was stopped before anything was said.");

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    // A turn that began again on another silo may have another number there; the client's id for it is what lasts.
    private bool IsOfTurn(SessionEvent occurrence, ref long seq)
    {
        switch (occurrence)
        {
            case TurnStarted started when started.ClientMessageId == clientMessageId:
                seq = started.Seq;
                return true;
            case ReplyCompleted completed when completed.Turn.ClientMessageId == clientMessageId:
                seq = completed.Turn.Seq;
                return true;
            case ReplyDelta delta:
                return delta.Seq == seq;
            case TraitsExtracted extracted:
                return extracted.Seq == seq;
            case TurnFailed failed:
                return failed.ClientMessageId == clientMessageId;
            case TurnStopped stopped:
                return stopped.ClientMessageId == clientMessageId;
            default:
                return false;
        }
    }

    private static int StatusOf(string code) => code switch
    {
        TurnFailureCodes.ModelRefused => StatusCodes.Status502BadGateway,
        TurnFailureCodes.PersonaUnknown or TurnFailureCodes.SessionDeleted => StatusCodes.Status404NotFound,
        TurnFailureCodes.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
