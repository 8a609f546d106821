using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PersonaUniverse.Sessions;

/// <summary>A process that passes sessions' events on to the people watching. One serves all sessions of its process.</summary>
[Alias("session-observer"), GrainInterfaceType("session-observer")]
public interface ISessionObserver : IGrainObserver
{
    /// <summary>Hears of events. Delivery is at most once, in no guaranteed order: order by id, and read a gap again.</summary>
    [OneWay]
    [Alias("on-events")]
    Task OnEventsAsync(SessionKey session, ImmutableArray<SessionEvent> events);
}
