namespace PersonaUniverse.Recall;

/// <summary>A memory of one conversation, as the evaluation sees it.</summary>
internal interface IRecallSystem : IAsyncDisposable
{
    /// <summary>Takes in the conversation, the oldest memory first.</summary>
    Task RememberAsync(IReadOnlyList<CorpusMemory> memories, CancellationToken cancellationToken = default);

    /// <summary>Finds the memories that answer a question: their ids, the best first.</summary>
    Task<IReadOnlyList<string>> RecallAsync(string question, DateTimeOffset now, CancellationToken cancellationToken = default);
}
