using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory;
using PersonaUniverse.Memory.Embedding;
using PersonaUniverse.Memory.Qdrant;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>
/// Measures recall with Qdrant by the number of memories; all partitions live in one collection, as they do in a cluster.
/// </summary>
internal static class QdrantBench
{
    private const int WarmUps = 200;
    private const int Rounds = 1000;
    private const int BatchSize = 256;

    public static async Task<int> RunAsync(Uri address, IReadOnlyList<CorpusConversation> corpus)
    {
        var options = Options.Create(new QdrantOptions
        {
            Collection = $"bench-{Guid.NewGuid():N}",
            SearchTimeout = TimeSpan.FromSeconds(5),
            WriteTimeout = TimeSpan.FromMinutes(1),
        });
        var embedder = new MemoryEmbedder(new HashedEmbeddingGenerator(HashedEmbeddingGenerator.DefaultDimensions));
        using var client = new QdrantClient(address, options, TimeProvider.System);
        using var collection = new QdrantCollection(client, options, embedder);
        var vectors = new QdrantMemoryVectors(client, collection);
        Console.WriteLine("| memories | recall p50 | p99 | of it Qdrant | putting one |\n|---|---|---|---|---|");
        foreach (var count in (int[])[100, 1_000, 10_000, 100_000])
        {
            await MeasureAsync(count, vectors, embedder, corpus);
        }

        return 0;
    }

    private static async Task MeasureAsync(
        int count, QdrantMemoryVectors vectors, MemoryEmbedder embedder, IReadOnlyList<CorpusConversation> corpus)
    {
        var index = new LexicalIndex();
        var partition = vectors.Open(new UserPersonaKey($"user-{count}", "persona"));
        CorpusMemory[] said = [.. corpus.SelectMany(conversation => conversation.Memories)];
        for (var number = 0; number < count; number++)
        {
            var memory = said[number % said.Length];
            index.Put(new MemoryDocument(
                Id(count, number), memory.Speaker, memory.Text, $"{memory.Session}/{number / said.Length}", number, memory.At));
        }

        var started = Stopwatch.GetTimestamp();
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            var meanings = await embedder.EmbedAsync([.. batch.Select(number => said[number % said.Length].Text)], default);
            await partition.PutAsync(
                [.. batch.Select((number, place) => new MemoryPoint(
                    Id(count, number), index.WeightsOf(Id(count, number)), meanings[place], said[number % said.Length].At))],
                [],
                default);
        }

        var putting = Stopwatch.GetElapsedTime(started) / count;
        var (whole, searches) = await RecallAsync(index, partition, embedder, corpus);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {count:N0} | {At(whole, 0.5):F2} ms | {At(whole, 0.99):F2} ms "
            + $"| {At(searches, 0.5):F2} ms | {putting.TotalMicroseconds:F0} µs |"));
    }

    private static async Task<(double[] Whole, double[] Searches)> RecallAsync(
        LexicalIndex index, IMemoryVectorPartition partition, MemoryEmbedder embedder, IReadOnlyList<CorpusConversation> corpus)
    {
        string[] questions = [.. corpus.SelectMany(conversation => conversation.Questions.Select(question => question.Text))];
        var user = new Speaker(corpus[0].Memories[0].Speaker, corpus[0].Memories[0].Speaker);
        var persona = new Speaker(corpus[0].Memories[1].Speaker, corpus[0].Memories[1].Speaker);
        var (whole, searches) = (new double[Rounds], new double[Rounds]);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var text = questions[(round + WarmUps) % questions.Length];
            var started = Stopwatch.GetTimestamp();
            using var recall = new RecallScores(
                RecallPlanner.Plan(new RecallQuery(text, [], corpus[0].AskedAt, user, persona), index), index);
            var meaning = (await embedder.EmbedAsync([recall.Plan.EmbeddingText], default))[0];
            var asked = Stopwatch.GetTimestamp();
            var candidates = await partition.SearchAsync(recall, meaning, default);
            var searched = Stopwatch.GetElapsedTime(asked);
            MemoryRanker.Rank(recall, candidates.AsSpan(), 5);
            if (round >= 0)
            {
                (whole[round], searches[round]) = (Stopwatch.GetElapsedTime(started).TotalMilliseconds, searched.TotalMilliseconds);
            }
        }

        return (whole, searches);
    }

    private static Guid Id(int partition, int number) => new(number, 0, 0, BitConverter.GetBytes((long)partition));

    private static double At(double[] values, double quantile)
    {
        Array.Sort(values);
        return values[(int)(quantile * (values.Length - 1))];
    }
}
