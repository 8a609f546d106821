using System.Collections.Immutable;

namespace PersonaUniverse.Memory;

/// <summary>Keeps memories beside the log they are derived from, and knows which turns are still to be remembered. A port.</summary>
/// <remarks>Every method fails with <see cref="DependencyUnavailableException"/> while the database does not answer.</remarks>
internal interface IMemoryStore
{
    /// <summary>Reads a partition, with what has been forgotten.</summary>
    Task<ImmutableArray<StoredMemory>> LoadAsync(UserPersonaKey key, CancellationToken cancellationToken);

    /// <summary>Lists the personas that remember something of a user, by their id.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last persona of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<PersonaMemories>> ListByPersonaAsync(
        string userId, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>Reads turns that are still to be remembered, oldest first.</summary>
    Task<ImmutableArray<LoggedTurn>> ReadBacklogAsync(UserPersonaKey key, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores what is remembered of turns and notes them as remembered, both or neither. A memory whose id is known stays as it is.
    /// </summary>
    /// <remarks>A turn of which a memory does not go in ends no older fact.</remarks>
    /// <returns>The turns that were still there to be remembered, with what went in: of a memory forgotten once, nothing does.</returns>
    Task<ImmutableArray<RememberedTurn>> RememberAsync(
        UserPersonaKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken);

    /// <summary>Stores memories as they are now.</summary>
    Task SaveAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken);

    /// <summary>Notes that a turn could not be remembered; after <see cref="MemoryOptions.Attempts"/> times it is given up.</summary>
    /// <remarks>Noting the same failure again changes nothing: it is one more than the turn had when it was read.</remarks>
    Task RecordFailureAsync(UserPersonaKey key, LoggedTurn turn, CancellationToken cancellationToken);

    /// <summary>Notes that turns are never to be remembered: one, all of a session, or all there are.</summary>
    Task ForgetTurnsAsync(UserPersonaKey key, string? sessionId, long? seq, CancellationToken cancellationToken);

    /// <summary>Drops notes of repeats and makes their turns ones to be remembered again.</summary>
    Task RememberAgainAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> repeats, CancellationToken cancellationToken);

    /// <summary>
    /// Makes all turns that were not forgotten ones to be remembered again, and drops the memories that are derived from them and
    /// bear nothing of their user's hand.
    /// </summary>
    Task ResetAsync(UserPersonaKey key, CancellationToken cancellationToken);

    /// <summary>Counts the turns to be remembered and those given up.</summary>
    Task<(int Behind, int DeadLettered)> CountTurnsAsync(UserPersonaKey key, CancellationToken cancellationToken);

    /// <summary>Finds partitions that have turns to remember or memories to bring into step.</summary>
    /// <param name="since">Only what was said before: newer turns are being seen to.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<UserPersonaKey>> FindBehindAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);
}
