namespace PersonaUniverse.Skeleton;

/// <summary>A conversation.</summary>
[Alias("skeleton-session")]
internal interface ISession : IGrainWithStringKey
{
    /// <summary>Has a watcher told of all events from now on.</summary>
    [Alias("watch")]
    Task WatchAsync(IWatcher watcher);

    /// <summary>Begins a turn.</summary>
    /// <returns>Its number.</returns>
    [Alias("say")]
    Task<long> SayAsync(string message);
}
