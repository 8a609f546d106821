using PersonaUniverse.Memory.Embedding;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>The exact engine with the offline embedder, without grains or storage.</summary>
/// <param name="weights">The numbers to rank with.</param>
/// <param name="embeds">Whether likeness counts, or words alone.</param>
internal sealed class InMemoryRecall(RankingWeights weights, bool embeds = true) : IRecallSystem
{
    private const int Limit = 25;

    private readonly LexicalIndex _index = new(weights);
    private readonly ExactVectors _vectors = new(HashedEmbeddingGenerator.DefaultDimensions);
    private readonly Dictionary<Guid, string> _names = [];
    private string _user = "";
    private string _persona = "";

    public Task RememberAsync(IReadOnlyList<CorpusMemory> memories, CancellationToken cancellationToken = default)
    {
        // The first to speak is taken for the user, the other for the persona.
        _user = memories[0].Speaker;
        _persona = memories.FirstOrDefault(memory => memory.Speaker != _user)?.Speaker ?? "";
        foreach (var memory in memories)
        {
            // Numbered, so that a run is the same each time.
            var id = new Guid(_names.Count, 0, 0, new byte[8]);
            _index.Put(new MemoryDocument(id, memory.Speaker, memory.Text, memory.Session, _names.Count, memory.At));
            _vectors.Put(id, Embed(memory.Text));
            _names.Add(id, memory.Id);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> RecallAsync(string question, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var query = new RecallQuery(question, [], now, new Speaker(_user, _user), new Speaker(_persona, _persona));
        using var recall = new RecallScores(RecallPlanner.Plan(query, _index), _index);
        var candidates = ExactSearch.Find(recall, _vectors, embeds ? Embed(recall.Plan.EmbeddingText) : []);
        var ranked = MemoryRanker.Rank(recall, candidates.AsSpan(), Limit);
        return Task.FromResult<IReadOnlyList<string>>([.. ranked.Select(memory => _names[memory.Document.Id])]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static float[] Embed(string text) => HashedEmbeddingGenerator.Embed(text, HashedEmbeddingGenerator.DefaultDimensions);
}
