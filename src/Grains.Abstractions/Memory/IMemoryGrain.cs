using System.Collections.Immutable;
using Orleans.Concurrency;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>All that one persona remembers of one user. The key is a <see cref="UserPersonaKey"/>.</summary>
/// <remarks>
/// Memories are derived from the log of turns; what its user changed by hand (words, pins, what is to be forgotten) is kept when
/// they are derived anew.
/// </remarks>
[Alias("memory"), GrainInterfaceType("memory")]
public interface IMemoryGrain : IGrainWithStringKey
{
    /// <summary>Finds what bears on a message. Waits for no writer.</summary>
    [ReadOnly, AlwaysInterleave]
    [Alias("recall")]
    Task<Recollection> RecallAsync(RecallRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells the memory of a turn that the log holds. Losing the call loses nothing: the turn is found later.</summary>
    [OneWay, AlwaysInterleave]
    [Alias("remember")]
    Task RememberAsync(string sessionId, Turn turn);

    /// <summary>Has the memory look in the log for turns it was not told of. Losing the call loses nothing: it comes again.</summary>
    [OneWay, AlwaysInterleave]
    [Alias("catch-up")]
    Task CatchUpAsync();

    /// <summary>Reads the memories, newest first.</summary>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("list-after")]
    Task<MemoryPage> ListAsync(MemoryCursor? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Tells which of some memories are still remembered.</summary>
    [ReadOnly]
    [Alias("find-known")]
    Task<ImmutableArray<Guid>> FindKnownAsync(ImmutableArray<Guid> ids, CancellationToken cancellationToken = default);

    /// <summary>Changes a memory; null when there is none of that id.</summary>
    [Alias("edit")]
    Task<MemoryEntry?> EditAsync(Guid id, MemoryEdit edit, CancellationToken cancellationToken = default);

    /// <summary>Forgets a memory for good, with the facts and summaries made from it.</summary>
    /// <returns>Whether there was one.</returns>
    [Alias("forget")]
    Task<bool> ForgetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Forgets all that was said in a turn, or in a whole session when <paramref name="seq"/> is null.</summary>
    /// <returns>How many memories were forgotten.</returns>
    [Alias("forget-session")]
    Task<int> ForgetSessionAsync(string sessionId, long? seq, CancellationToken cancellationToken = default);

    /// <summary>Forgets everything said so far.</summary>
    /// <returns>How many memories were forgotten.</returns>
    [Alias("forget-all")]
    Task<int> ForgetAllAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Derives the memories anew from the log of turns. Answers at once; <see cref="GetHealthAsync"/> tells how far it is.
    /// </summary>
    [Alias("rebuild")]
    Task RebuildAsync(CancellationToken cancellationToken = default);

    /// <summary>Tells how far the index is.</summary>
    [ReadOnly]
    [Alias("get-health")]
    Task<MemoryHealth> GetHealthAsync(CancellationToken cancellationToken = default);
}
