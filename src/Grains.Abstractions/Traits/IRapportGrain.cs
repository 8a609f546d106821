using Orleans.Concurrency;

namespace PersonaUniverse.Traits;

/// <summary>
/// How a persona has come to be towards one user, over all their conversations. The key is a <see cref="UserPersonaKey"/>.
/// </summary>
/// <remarks>Its newest event in the ledger is its state.</remarks>
[Alias("rapport"), GrainInterfaceType("rapport")]
public interface IRapportGrain : IGrainWithStringKey
{
    /// <summary>
    /// Answers with the shifts, or with nothing when <paramref name="knownVersion"/> is still the newest. Waits for no change.
    /// </summary>
    /// <param name="knownVersion">The version the caller holds; -1 for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly, AlwaysInterleave]
    [Alias("get")]
    Task<TraitShifts?> GetAsync(long knownVersion = -1, CancellationToken cancellationToken = default);

    /// <summary>Tells, layer by layer, how the persona is towards the user outside any session; null when they may not meet it.</summary>
    [ReadOnly]
    [Alias("explain")]
    Task<TraitExplanation?> ExplainAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads what moved it, newest first.</summary>
    /// <param name="before">Only versions below this; null from the newest.</param>
    /// <param name="limit">How many events at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("history")]
    Task<TraitHistory> GetHistoryAsync(long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Follows what a turn showed.</summary>
    [Alias("observe")]
    Task ObserveAsync(RapportEvidence evidence, CancellationToken cancellationToken = default);
}
