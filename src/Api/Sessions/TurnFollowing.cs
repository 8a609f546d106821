using System.Runtime.CompilerServices;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Sessions;

/// <summary>One turn as the caller who asked for it follows it.</summary>
internal sealed class TurnFollowing(
    SessionKey session, string clientMessageId, TurnAcceptance acceptance, SessionListener listener)
    : IAsyncDisposable
{
    // The turn's number; 0 while another has it.
    private long _seq = acceptance.Seq;
    private bool _replied;

    /// <summary>
    /// The turn's events, from its beginning or, when it was answered before, its end alone, awaiting what is being extracted from it.
    /// </summary>
    public async IAsyncEnumerable<SessionEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (acceptance.Turn is { } answered)
        {
            yield return new ReplyCompleted(answered) { SessionId = session.SessionId };
            if (!acceptance.IsBeingAnalysed)
            {
                yield return TraitsExtracted.Of(answered.Seq, answered.Analysis) with { SessionId = session.SessionId };
                yield break;
            }

            _replied = true;
        }

        await foreach (var occurrence in listener.Events.ReadAllAsync(cancellationToken))
        {
            // Of a turn that is told already, its analysis alone is to come, whatever else had been said of it by then.
            if (IsOfTurn(occurrence) && (acceptance.Turn is null || occurrence is TraitsExtracted))
            {
                yield return occurrence;
                if (occurrence is TraitsExtracted or TurnFailed || (occurrence is TurnStopped && !_replied))
                {
                    yield break;
                }
            }
        }

        throw ApiException.Unavailable(ErrorCodes.Unavailable, "The turn could not be followed to its end.", TimeSpan.FromSeconds(1));
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
        : ApiException.Conflict(ErrorCodes.TurnStopped, "The turn was stopped before anything was said.");

    /// <summary>How a turn ends for a caller who can hear no more of it; it may go on. One that was answered has not failed.</summary>
    public SessionEvent LostBy(ApiException failure)
    {
        SessionEvent end = _replied
            ? TraitsExtracted.Of(_seq, known: null)
            : new TurnFailed(
                _seq,
                clientMessageId,
                failure.Code,
                failure.Message,
                Retryable: failure.Status >= StatusCodes.Status500InternalServerError,
                failure.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null);
        return end with { SessionId = session.SessionId };
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    // A turn that began again on another silo may have another number there; the client's id for it is what lasts.
    private bool IsOfTurn(SessionEvent occurrence)
    {
        switch (occurrence)
        {
            case TurnStarted started:
                return HasNumber(started.Seq, started.ClientMessageId);
            case ReplyCompleted { Turn: var turn }:
                var isOurs = HasNumber(turn.Seq, turn.ClientMessageId);
                _replied |= isOurs;
                return isOurs;
            case ReplyDelta delta:
                return delta.Seq == _seq;
            case TraitsExtracted extracted:
                return _replied && extracted.Seq == _seq;
            case TurnFailed failed:
                return failed.ClientMessageId == clientMessageId;
            case TurnStopped stopped:
                return stopped.ClientMessageId == clientMessageId;
            default:
                return false;
        }
    }

    private bool HasNumber(long seq, string bearer)
    {
        if (bearer == clientMessageId)
        {
            _seq = seq;
            return true;
        }

        // Another turn was taken up before this one and got its number: what comes under that is not this one's.
        if (_seq == seq)
        {
            _seq = 0;
        }

        return false;
    }

    private static int StatusOf(string code) => code switch
    {
        TurnFailureCodes.ModelRefused => StatusCodes.Status502BadGateway,
        TurnFailureCodes.PersonaUnknown or TurnFailureCodes.SessionDeleted => StatusCodes.Status404NotFound,
        TurnFailureCodes.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
