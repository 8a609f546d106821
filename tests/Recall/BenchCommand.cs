using System.Diagnostics;
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
        var memories = corpus.SelectMany(conversation => conversation.Memories.Select(memory => (conversation.Name, Memory: memory))).ToArray();
        var questions = corpus.SelectMany(conversation => conversation.Questions.Select(question => question.Text))
            .Select(text => (Text: text, Embedding: HashedEmbeddingGenerator.Embed(text, Dimensions))).ToArray();
        Console.WriteLine("| memories | recall p50 | p99 | of that plan | dense scan | allocated a recall | memory, words | memory, vectors | indexing |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
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
            vectors.Put(new Guid(number, 0, 0, new byte[8]), HashedEmbeddingGenerator.Embed(memories[number % memories.Length].Memory.Text, Dimensions));
        }

        var all = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (whole, plans, scans, allocated) = Recall(index, vectors, questions, named);
        Console.WriteLine(FormattableString.Invariant(
            $"| {count:N0} | {At(whole, 0.5):F2} ms | {At(whole, 0.99):F2} ms | {At(plans, 0.5):F2} ms | {At(scans, 0.5):F2} ms | {allocated / 1024.0:F0} KiB | {words / 1048576.0:F1} MiB | {(all - words) / 1048576.0:F1} MiB | {indexing.TotalMicroseconds:F0} µs each |"));
        GC.KeepAlive(index);
        GC.KeepAlive(vectors);
    }

    private static (double[] Whole, double[] Plans, double[] Scans, long Allocated) Recall(
        LexicalIndex index, ExactVectors vectors, (string Text, float[] Embedding)[] questions, CorpusConversation named)
    {
        var ranker = new MemoryRanker();
        var (user, persona) = (named.Memories[0].Speaker, named.Memories[1].Speaker);
        var scores = new float[vectors.Count];
        double[] whole = new double[Rounds], plans = new double[Rounds], scans = new double[Rounds];
        long allocated = 0;
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var (text, embedding) = questions[(round + WarmUps) % questions.Length];
            var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var plan = RecallPlanner.Plan(new RecallQuery(text, [], named.AskedAt, user, persona), index);
            var planned = Stopwatch.GetElapsedTime(started);
            var candidates = ExactSearch.Find(plan, index, vectors, embedding);
            ranker.Rank(plan, index, candidates.AsSpan(), 5);
            var ended = Stopwatch.GetElapsedTime(started);
            var allocatedAfter = GC.GetAllocatedBytesForCurrentThread();

            started = Stopwatch.GetTimestamp();
            vectors.Score(embedding, scores);
            if (round >= 0)
            {
                (whole[round], plans[round], scans[round]) = (
                    ended.TotalMilliseconds, planned.TotalMilliseconds, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                allocated += allocatedAfter - allocatedBefore;
            }
        }

        return (whole, plans, scans, allocated / Rounds);
    }

    private static double At(double[] values, double quantile)
    {
        Array.Sort(values);
        return values[(int)(quantile * (values.Length - 1))];
    }
}
