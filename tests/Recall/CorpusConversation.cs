namespace PersonaUniverse.Recall;

/// <summary>A conversation and what is asked about it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Memories">Its turns, the oldest first.</param>
/// <param name="Questions">The questions, by their numbers.</param>
internal sealed record CorpusConversation(
    string Name, IReadOnlyList<CorpusMemory> Memories, IReadOnlyList<(int Index, string Text)> Questions)
{
    /// <summary>Gets the moment of asking: a day after the last turn.</summary>
    public DateTimeOffset AskedAt => Memories.Max(memory => memory.At).AddDays(1);
}
