namespace PersonaUniverse.Sessions.Turns;

/// <summary>What an activated session holds in memory, as a turn works on it.</summary>
internal sealed class SessionMind(
    SessionKey key, RecentTurns turns, SessionFeed feed, SceneReader scenes, ExtractionQueue extractions)
{
    private readonly WorkInOrder _inOrder = new();

    /// <summary>Gets whose session it is.</summary>
    public SessionKey Key { get; } = key;

    /// <summary>Gets the short-term memory.</summary>
    public RecentTurns Turns { get; } = turns;

    /// <summary>Gets the way to the watchers.</summary>
    public SessionFeed Feed { get; } = feed;

    /// <summary>Gets what is known of the personas and of the user.</summary>
    public SceneReader Scenes { get; } = scenes;

    /// <summary>Gets the way to what is observed in its turns.</summary>
    public ExtractionQueue Extractions { get; } = extractions;

    /// <summary>Gets or sets whether memories were asked for since the session was activated.</summary>
    public bool HasRecalled { get; set; }

    /// <summary>Gets or sets whether the session was deleted: of what is still being thought, nothing is to be stored or told.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Gets the stored turns whose traits are still to be told, once each.</summary>
    public SortedSet<long> AwaitedTraits { get; } = [];

    /// <summary>Gets what is being done in order: completes when all that was given by now is done, well or not.</summary>
    public Task InOrder => _inOrder.Done;

    /// <summary>Gets the hashes of the prompts' parts that are kept already, as far as this activation knows.</summary>
    public HashSet<string> PartsKept { get; } = new(StringComparer.Ordinal);

    /// <summary>Does work when that given before is done: each turn's traits move from where the last one's left them.</summary>
    public Task InOrderAsync(Func<Task> work) => _inOrder.DoAsync(work);
}
