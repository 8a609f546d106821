using PersonaUniverse.Models;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Tells a turn's watchers what an exception means to them.</summary>
internal static class TurnFailure
{
    public static TurnFailed Describe(TurnJob job, Exception failure)
        => Describe(job.Seq, job.Utterance.ClientMessageId, failure);

    public static TurnFailed Describe(long seq, string clientMessageId, Exception failure)
    {
        var (code, message, retryable, retryAfter) = failure switch
        {
            ModelException { Failure: ModelFailure.Refused } model
                => (TurnFailureCodes.ModelRefused, model.Message, false, (TimeSpan?)null),
            ModelException { Failure: ModelFailure.Timeout } model
                => (TurnFailureCodes.ModelTimeout, model.Message, true, model.RetryAfter),
            ModelException model => (TurnFailureCodes.ModelUnavailable, model.Message, true, model.RetryAfter),
            DependencyUnavailableException dependency
                => (TurnFailureCodes.StorageUnavailable, dependency.Message, true, TimeSpan.FromSeconds(2)),
            OrleansException or TimeoutException
                => (TurnFailureCodes.ClusterUnavailable, "The cluster does not answer.", true, TimeSpan.FromSeconds(2)),
            SessionMovedException => (TurnFailureCodes.SessionMoved, "The session moved to another silo.", true, TimeSpan.Zero),
            PersonaGoneException => (TurnFailureCodes.PersonaUnknown, "There is no such persona any more.", false, null),
            _ => (TurnFailureCodes.Internal, "Something went wrong on our side.", true, null),
        };
        var seconds = retryAfter is { } wait ? (int?)Math.Ceiling(wait.TotalSeconds) : null;
        return new TurnFailed(seq, clientMessageId, code, message, retryable, seconds);
    }
}
