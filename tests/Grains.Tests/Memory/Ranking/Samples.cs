namespace PersonaUniverse.Memory.Ranking;

/// <summary>Small partitions, made by hand.</summary>
internal static class Samples
{
    public const string User = "Ada";
    public const string Persona = "Tutor";

    public static DateTimeOffset Noon { get; } = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static MemoryDocument Memory(int number, string text, string session = "s1", string speaker = User)
        => new(Id(number), speaker, text, session, number, Noon.AddDays(-10));

    public static LexicalIndex Index(params IEnumerable<MemoryDocument> memories)
    {
        var index = new LexicalIndex();
        foreach (var memory in memories)
        {
            index.Put(memory);
        }

        return index;
    }

    public static RecallPlan Plan(LexicalIndex index, string message, params IReadOnlyList<string> recent)
        => RecallPlanner.Plan(new RecallQuery(message, recent, Noon, new Speaker(User, User), new Speaker(Persona, Persona)), index);

    public static RecallScores Asking(LexicalIndex index, string message) => new(Plan(index, message), index);

    /// <summary>Recalls by words alone.</summary>
    public static IReadOnlyList<RankedMemory> Recall(LexicalIndex index, string message, int limit = 5)
    {
        using var recall = Asking(index, message);
        return MemoryRanker.Rank(recall, ExactSearch.FindByWords(recall).AsSpan(), limit);
    }

    public static IReadOnlyList<Guid> Ids(this IReadOnlyList<RankedMemory> ranked) => [.. ranked.Select(memory => memory.Document.Id)];
}
