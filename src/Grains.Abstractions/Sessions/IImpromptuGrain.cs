namespace PersonaUniverse.Sessions;

/// <summary>One reply outside any session: nothing is recalled for it and nothing of it is kept. The key is made up for the call.</summary>
/// <remarks>
/// Not a stateless worker: the calls that fetch a stream's next pieces must reach the activation that makes them. The grain leaves
/// its silo when its one reply has ended.
/// </remarks>
[Alias("impromptu"), GrainInterfaceType("impromptu")]
public interface IImpromptuGrain : IGrainWithGuidKey
{
    /// <summary>Has a persona reply, piece by piece; the model stops when the caller does.</summary>
    /// <param name="request">To what.</param>
    /// <param name="userId">The authenticated user who asks.</param>
    /// <param name="cancellationToken">Stops the reply.</param>
    /// <returns><see cref="ReplyDelta"/>s, then one <see cref="ReplyCompleted"/> or <see cref="TurnFailed"/>.</returns>
    [Alias("reply")]
    IAsyncEnumerable<SessionEvent> ReplyAsync(
        ImpromptuRequest request, string userId, CancellationToken cancellationToken = default);
}
