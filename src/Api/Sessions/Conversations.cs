using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Sessions;

/// <summary>The one way from this API into sessions, for REST and for the hub.</summary>
internal sealed class Conversations(SessionFollowers followers, IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Hands a message to its session and answers as soon as its turn is taken on.</summary>
    /// <exception cref="ApiException">The message is refused; or the session cannot be reached.</exception>
    public async Task<TurnAcceptance> AcceptAsync(SessionKey session, Utterance utterance, CancellationToken cancellationToken)
    {
        var acceptance = await RetryAsync(
            attempt => followers.Follow(session).AcceptAsync(utterance, attempt), cancellationToken);
        return acceptance.Outcome switch
        {
            AcceptOutcome.IdReused => throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                ErrorCodes.ClientMessageIdReused,
                "This clientMessageId was used for another message in this session."),
            AcceptOutcome.PersonaUnknown => throw ApiException.NotFound(ErrorCodes.PersonaUnknown, "There is no such persona."),
            AcceptOutcome.Busy => throw ApiException.TooMany(
                ErrorCodes.SessionBusy,
                "As many messages wait in this session as may: wait for a reply.",
                TimeSpan.FromSeconds(2)),
            AcceptOutcome.Overloaded => throw ApiException.Unavailable(
                ErrorCodes.Overloaded,
                "As many conversations go on here as can: say it again in a moment.",
                TimeSpan.FromSeconds(2)),
            _ => acceptance,
        };
    }

    /// <summary>Listens to a session.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="isDevice">Whether a user's device is behind it.</param>
    /// <param name="after">The last event the listener knows; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<(SessionListener Listener, SessionWatch Watch)> ListenAsync(
        SessionKey session, bool isDevice, long? after, CancellationToken cancellationToken)
        => RetryAsync(attempt => followers.Follow(session).ListenAsync(isDevice, after, attempt), cancellationToken);

    /// <summary>Ends a device's listening and lets the others know.</summary>
    public async Task LeaveAsync(SessionKey session, SessionListener listener, CancellationToken cancellationToken)
    {
        await listener.DisposeAsync();
        await followers.Follow(session).AnnounceDevicesAsync(cancellationToken);
    }

    /// <summary>Hands a message to its session and follows its turn to the end.</summary>
    public async Task<TurnFollowing> ConverseAsync(SessionKey session, Utterance utterance, CancellationToken cancellationToken)
    {
        // Listen first, so that nothing of the turn goes by unheard.
        var (listener, _) = await ListenAsync(session, isDevice: false, after: null, cancellationToken);
        try
        {
            var acceptance = await AcceptAsync(session, utterance, cancellationToken);
            return new TurnFollowing(session, utterance.ClientMessageId, acceptance, listener);
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Repeats a call that may be repeated while the cluster finds the session a new silo.</summary>
    private Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        => RepeatableCall.MakeAsync(call, options.Value.AcceptRetry, clock, cancellationToken);
}
