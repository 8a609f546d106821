using Orleans.Concurrency;
using PersonaUniverse.Personas;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>One user's conversation. The key is a <see cref="SessionKey"/>.</summary>
/// <remarks>
/// No call waits for a model: a turn runs as the session's own job, and those who watch hear how it goes. Turns run one after another.
/// Of the calls, <see cref="AcceptAsync"/> and <see cref="DeleteAsync"/> are answered one at a time; those that only read go on beside
/// each other, though not beside deletion; watching, stopping and typing wait for none.
/// </remarks>
[Alias("session"), GrainInterfaceType("session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Takes a message and starts its turn. Sending it again under the same id gives the same turn.</summary>
    [AlwaysInterleave]
    [Alias("accept")]
    Task<TurnAcceptance> AcceptAsync(Utterance utterance, CancellationToken cancellationToken = default);

    /// <summary>Tells <paramref name="observer"/> of events for <see cref="ObserverLease.Duration"/>; call again to renew.</summary>
    /// <param name="observer">Who is told.</param>
    /// <param name="devices">How many devices it watches for, for the user's presence.</param>
    /// <param name="after">The last event the watcher knows; null when it knows none and wants only what comes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [AlwaysInterleave]
    [Alias("watch")]
    Task<SessionWatch> WatchAsync(
        ISessionObserver observer, int devices, long? after = null, CancellationToken cancellationToken = default);

    /// <summary>Stops telling <paramref name="observer"/>.</summary>
    [AlwaysInterleave]
    [Alias("unwatch")]
    Task UnwatchAsync(ISessionObserver observer);

    /// <summary>Ends the turn that runs and cancels the model's request; if none runs, that of the message that is accepted next.</summary>
    /// <returns>Whether there was something to end.</returns>
    [AlwaysInterleave]
    [Alias("stop")]
    Task<bool> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Tells the watchers that the user types, or has stopped.</summary>
    [AlwaysInterleave]
    [Alias("set-typing")]
    Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken = default);

    /// <summary>Describes the session; null when nothing has been said in it.</summary>
    [ReadOnly]
    [Alias("get")]
    Task<SessionSummary?> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the history, newest first; null when nothing has been said in the session.</summary>
    /// <param name="personaId">Only turns with this persona; null for all.</param>
    /// <param name="before">Only turns with a lower number; null for the newest.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("get-turns")]
    Task<TurnPage?> GetTurnsAsync(
        string? personaId, long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Tells a persona as it is in this session, with its live intensities; null when nothing was said with it here.</summary>
    [ReadOnly]
    [Alias("get-persona")]
    Task<PersonaProfile?> GetPersonaAsync(string personaId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells what the model was given for a reply; null when there is no such turn, or it is from before there were receipts.
    /// </summary>
    [ReadOnly]
    [Alias("get-receipt")]
    Task<PromptReceipt?> GetReceiptAsync(long seq, CancellationToken cancellationToken = default);

    /// <summary>Tells, layer by layer, how the persona is in this session; null when its owner may not meet it.</summary>
    [ReadOnly]
    [Alias("explain-traits")]
    Task<TraitExplanation?> ExplainTraitsAsync(string personaId, CancellationToken cancellationToken = default);

    /// <summary>Reads how the conversation moved a persona's traits, newest first; null when there is no such session.</summary>
    /// <param name="personaId">The persona.</param>
    /// <param name="before">Only events of turns before this one; null for the newest.</param>
    /// <param name="limit">How many turns to look through, 1–100.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("get-trait-history")]
    Task<TraitHistory?> GetTraitHistoryAsync(
        string personaId, long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Tells the session's shifts as a turn or a time had left them; null when nothing had moved by then.</summary>
    [ReadOnly]
    [Alias("get-traits-as-of")]
    Task<TraitsAsOf?> GetTraitsAsOfAsync(string personaId, TraitMoment moment, CancellationToken cancellationToken = default);

    /// <summary>Deletes the session and all that was said in it; a turn that runs is ended first, and not stored.</summary>
    /// <returns>Whether there was such a session.</returns>
    [Alias("delete")]
    Task<bool> DeleteAsync(CancellationToken cancellationToken = default);
}
