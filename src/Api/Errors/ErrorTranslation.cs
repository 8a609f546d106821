using System.Text.Json;
using Orleans.Storage;

namespace PersonaUniverse.Errors;

/// <summary>Turns any failure into what a client is told. Shared by REST and the hub, so that both speak with one voice.</summary>
internal static class ErrorTranslation
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static ApiException Translate(Exception failure) => failure switch
    {
        ApiException known => known,
        BadHttpRequestException unread => UnreadRequest.Describe(unread),
        JsonException json => MalformedJson.Describe(json),
        InvalidOperationException unread when UnreadRequest.IsOfUnknownType(unread) => UnreadRequest.OfUnknownType(),
        DependencyUnavailableException dependency
            => ApiException.Unavailable(ErrorCodes.StorageUnavailable, dependency.Message, Soon),

        // A grain that was active twice: the cluster is mending itself.
        InconsistentStateException
            => ApiException.Unavailable(ErrorCodes.ClusterUnavailable, "Somebody else changed this just now: try again.", Soon),
        TimeoutException or OrleansException or EnumerationAbortedException
            => ApiException.Unavailable(ErrorCodes.ClusterUnavailable, "The cluster does not answer.", Soon),
        _ => new ApiException(StatusCodes.Status500InternalServerError, ErrorCodes.Internal, "Something went wrong on our side."),
    };

    /// <summary>What is behind a failure, for the log. What is down is known: a stack a request would bury it.</summary>
    public static string CauseOf(Exception failure)
        => failure is DependencyUnavailableException dependency ? dependency.Cause : failure.GetType().Name;
}
