using System.Diagnostics;
using System.Globalization;
using PersonaUniverse.Memory.Embedding;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>Measures the exact engine by the number of memories: plan, first stage and ranking, as a recall does them.</summary>
/// <remarks>The memories are the corpus's turns, again and again in sessions of their own; the questions are its questions.</remarks>
internal static class BenchCommand
{
    private const int Dimensions = HashedEmbeddingGenerator.DefaultDimensions;
    private const int WarmUps = 300;
    private const int Rounds = 1500;

    public static async Task<int> RunAsync(RecallOptions options)
    {
        var corpus = await Corpus.LoadAsync(new ScoringScript(options));
        if (options.Qdrant is { } qdrant)
        {
            return await QdrantBench.RunAsync(new Uri(qdrant + "/"), corpus);
        }

        var memories = corpus
            .SelectMany(conversation => conversation.Memories.Select(memory => (conversation.Name, Memory: memory)))
            .ToArray();
        var questions = corpus.SelectMany(conversation => conversation.Questions.Select(question => question.Text))
            .Select(text => (Text: text, Embedding: HashedEmbeddingGenerator.Embed(text, Dimensions))).ToArray();
        Console.WriteLine(
            "| memories | recall p50 | p99 | plan | first stage | of it dense scan | ranking | allocated "
            + "| index | vectors | indexing one |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var count in (int[])[100, 1_000, 10_000, 100_000])
        {
            Measure(count, memories, questions, corpus[0]);
        }

        return 0;
    }

    private static void Measure(
        int count, (string Name, CorpusMemory Memory)[] memories, (string Text, float[] Embedding)[] questions, CorpusConversation named)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new LexicalIndex();
        var vectors = new ExactVectors(Dimensions);
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var (name, memory) = memories[number % memories.Length];
            var session = $"{name}/{memory.Session}/{number / memories.Length}";
            index.Put(new MemoryDocument(new Guid(number, 0, 0, new byte[8]), memory.Speaker, memory.Text, session, number, memory.At));
        }

        var indexing = Stopwatch.GetElapsedTime(started) / count;
        var words = GC.GetTotalMemory(forceFullCollection: true) - before;
        for (var number = 0; number < count; number++)
        {
            var text = memories[number % memories.Length].Memory.Text;
            vectors.Put(new Guid(number, 0, 0, new byte[8]), HashedEmbeddingGenerator.Embed(text, Dimensions));
        }

        var all = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = Recall(index, vectors, questions, named);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {count:N0} | {At(times.Whole, 0.5):F2} ms | {At(times.Whole, 0.99):F2} ms | {At(times.Plan, 0.5):F2} ms "
            + $"| {At(times.Search, 0.5):F2} ms | {At(times.Scan, 0.5):F2} ms | {At(times.Rank, 0.5):F2} ms "
            + $"| {times.Allocated / 1024.0 / Rounds:F0} KiB | {words / 1048576.0:F1} MiB | {(all - words) / 1048576.0:F1} MiB "
            + $"| {indexing.TotalMicroseconds:F0} µs |"));
        GC.KeepAlive(index);
        GC.KeepAlive(vectors);
    }

    private static Times Recall(
        LexicalIndex index, ExactVectors vectors, (string Text, float[] Embedding)[] questions, CorpusConversation named)
    {
        var user = new Speaker(named.Memories[0].Speaker, named.Memories[0].Speaker);
        var persona = new Speaker(named.Memories[1].Speaker, named.Memories[1].Speaker);
        var times = new Times(new double[Rounds], new double[Rounds], new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var (text, embedding) = questions[(round + WarmUps) % questions.Length];
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            using var recall = new RecallScores(
                RecallPlanner.Plan(new RecallQuery(text, [], named.AskedAt, user, persona), index), index);
            var planned = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var candidates = ExactSearch.Find(recall, vectors, embedding);
            var found = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            MemoryRanker.Rank(recall, candidates.AsSpan(), 5);
            var ended = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

            started = Stopwatch.GetTimestamp();
            vectors.Nearest(embedding, RankingWeights.Default.Prefetch);
            var scanned = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (round >= 0)
            {
                times.Allocated += allocated;
                (times.Whole[round], times.Plan[round], times.Search[round], times.Scan[round], times.Rank[round])
                    = (ended, planned, found - planned, scanned, ended - found);
            }
        }

        return times;
    }

    private static double At(double[] values, double quantile)
    {
        Array.Sort(values);
        return values[(int)(quantile * (values.Length - 1))];
    }

    /// <summary>Milliseconds of each recall, and bytes of all together.</summary>
    private sealed record Times(double[] Whole, double[] Plan, double[] Search, double[] Scan, double[] Rank)
    {
        public long Allocated { get; set; }
    }
}
