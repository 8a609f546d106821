using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>The beginning of a watch.</summary>
/// <param name="LastEventId">The newest event's id as the watch begins.</param>
/// <param name="Missed">The events after the one the watcher knew, oldest first; the running turn's from its beginning.</param>
/// <param name="Complete">
/// Whether <paramref name="Missed"/> holds all of them. False: more turns ended than the session keeps in mind, so read the history.
/// </param>
/// <param name="Pending">The client message ids of turns that run, wait or are being analysed.</param>
[GenerateSerializer, Immutable, Alias("session-watch")]
public sealed record SessionWatch(
    [property: Id(0)] long LastEventId,
    [property: Id(1)] ImmutableArray<SessionEvent> Missed,
    [property: Id(2)] bool Complete,
    [property: Id(3)] ImmutableArray<string> Pending);
