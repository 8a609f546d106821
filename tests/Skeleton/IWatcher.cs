using Orleans.Concurrency;

namespace PersonaUniverse.Skeleton;

/// <summary>Hears of a session's events.</summary>
[Alias("skeleton-watcher")]
internal interface IWatcher : IGrainObserver
{
    /// <summary>Tells of an event.</summary>
    [OneWay, Alias("tell")]
    Task TellAsync(string name, string text);
}
