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
    /// <remarks>A turn with a memory that is not stored ends no older fact.</remarks>
    /// <returns>The turns that were still waiting, each with what was stored: a memory that was forgotten before is not.</returns>
    Task<ImmutableArray<RememberedTurn>> RememberAsync(
        UserPersonaKey key, IReadOnlyList<RememberedTurn> turns, CancellationToken cancellationToken);

    /// <summary>Stores memories as they are now.</summary>
    Task SaveAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken);

    /// <summary>Stores how far memories are in step: step, failures, embedder and vector. What they say stays as it is stored.</summary>
    /// <remarks>One that is forgotten in the store and not here, or the other way round, stays as it is.</remarks>
    Task SettleAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken);

    /// <summary>Notes that a turn could not be remembered; after <see cref="MemoryOptions.Attempts"/> times it is given up.</summary>
    /// <remarks>Noting the same failure again changes nothing: it is one more than the turn had when it was read.</remarks>
    Task RecordFailureAsync(UserPersonaKey key, LoggedTurn turn, CancellationToken cancellationToken);

    /// <summary>Notes that turns are never to be remembered: one, all of a session, or all there are.</summary>
    Task ForgetTurnsAsync(UserPersonaKey key, string? sessionId, long? seq, CancellationToken cancellationToken);

    /// <summary>Drops what is left of memories that were forgotten.</summary>
    Task DropAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> notes, CancellationToken cancellationToken);

    /// <summary>Drops notes of repeats, and has their turns remembered again.</summary>
    Task RememberAgainAsync(UserPersonaKey key, IReadOnlyList<StoredMemory> repeats, CancellationToken cancellationToken);

    /// <summary>
    /// Has all turns remembered again that were not forgotten, and drops the memories derived from them that their user has neither
    /// edited nor pinned.
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
