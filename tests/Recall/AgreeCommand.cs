namespace PersonaUniverse.Recall;

/// <summary>
/// Asks the exact engine and Qdrant the same questions, through the grain, and tells how often their first five are the same.
/// </summary>
internal static class AgreeCommand
{
    private const int First = 5;

    public static async Task<int> RunAsync(RecallOptions options)
    {
        var corpus = await Corpus.LoadAsync(new ScoringScript(options));
        var (questions, same, sameOrder, shared) = (0, 0, 0, 0d);
        foreach (var conversation in corpus)
        {
            await using var exact = RecallSystems.All[RecallSystems.Grain](options with { Qdrant = null });
            await using var qdrant = RecallSystems.All[RecallSystems.Grain](options);
            await exact.RememberAsync(conversation.Memories);
            await qdrant.RememberAsync(conversation.Memories);
            foreach (var (_, text) in conversation.Questions)
            {
                var one = (await exact.RecallAsync(text, conversation.AskedAt)).Take(First).ToArray();
                var other = (await qdrant.RecallAsync(text, conversation.AskedAt)).Take(First).ToArray();
                var both = one.Intersect(other).Count();
                questions++;
                same += both == one.Length && one.Length == other.Length ? 1 : 0;
                sameOrder += one.SequenceEqual(other) ? 1 : 0;
                shared += one.Length == 0 ? 1 : (double)both / one.Length;
            }
        }

        Console.WriteLine("| questions | the same five | in the same order | shared of the five |\n|---|---|---|---|");
        Console.WriteLine(FormattableString.Invariant(
            $"| {questions} | {(double)same / questions:P1} | {(double)sameOrder / questions:P1} | {shared / questions:P1} |"));
        return 0;
    }
}
