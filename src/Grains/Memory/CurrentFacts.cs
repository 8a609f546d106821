namespace PersonaUniverse.Memory;

/// <summary>Knows which memories tell what is true of a topic now.</summary>
internal sealed class CurrentFacts
{
    private readonly Dictionary<string, HashSet<Guid>> _topics = new(StringComparer.Ordinal);

    /// <summary>Finds those of a topic.</summary>
    public IReadOnlyCollection<Guid> Of(string topic) => _topics.TryGetValue(topic, out var ids) ? ids : [];

    /// <summary>Notes that a memory was taken in.</summary>
    /// <param name="before">What was known of it; null for a new one.</param>
    /// <param name="after">What it is now.</param>
    public void Note(StoredMemory? before, StoredMemory after)
    {
        if (before is not null && TopicOf(before) is { } old && _topics[old] is var left && left.Remove(before.Entry.Id) && left.Count == 0)
        {
            _topics.Remove(old);
        }

        if (TopicOf(after) is { } topic)
        {
            if (!_topics.TryGetValue(topic, out var ids))
            {
                _topics.Add(topic, ids = []);
            }

            ids.Add(after.Entry.Id);
        }
    }

    /// <summary>Forgets all of it.</summary>
    public void Clear() => _topics.Clear();

    private static string? TopicOf(StoredMemory memory)
        => memory is { Forgotten: false, Entry: { ValidTo: null, Topic: var topic } } ? topic : null;
}
