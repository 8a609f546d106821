namespace PersonaUniverse.Memory;

/// <summary>Of facts on one topic, each is valid until the next one was told; those of one turn stand beside each other.</summary>
internal static class FactTimeline
{
    /// <summary>Finds the facts whose end is not what it should be, and gives them the right one.</summary>
    /// <param name="memories">All there are.</param>
    /// <param name="changed">The memories that came or went: their topics alone are looked at.</param>
    public static IEnumerable<StoredMemory> Settle(IEnumerable<StoredMemory> memories, IEnumerable<StoredMemory> changed)
    {
        var topics = changed.Select(TopicOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (topics.Count == 0)
        {
            return [];
        }

        return memories
            .Where(memory => TopicOf(memory) is { } topic && topics.Contains(topic))
            .GroupBy(TopicOf, StringComparer.Ordinal)
            .SelectMany(SettleTopic);
    }

    private static IEnumerable<StoredMemory> SettleTopic(IEnumerable<StoredMemory> facts)
    {
        var turns = facts
            .GroupBy(fact => (fact.Entry.At, fact.Entry.SessionId, fact.Entry.Seq))
            .OrderBy(turn => turn.Key.At).ThenBy(turn => turn.Key.SessionId, StringComparer.Ordinal).ThenBy(turn => turn.Key.Seq)
            .ToArray();
        for (var place = 0; place < turns.Length; place++)
        {
            DateTimeOffset? end = place + 1 < turns.Length ? turns[place + 1].Key.At : null;
            foreach (var fact in turns[place].Where(fact => fact.Entry.ValidTo != end))
            {
                yield return fact with { Entry = fact.Entry with { ValidTo = end } };
            }
        }
    }

    private static string? TopicOf(StoredMemory memory) => memory.Entry.Kind is MemoryKind.Fact ? memory.Entry.Topic : null;
}
