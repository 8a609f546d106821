using System.Diagnostics;

namespace PersonaUniverse.Recall;

/// <summary>Measures how fast the turns of the log become memories that are found by words and by meaning.</summary>
internal static class IndexCommand
{
    public static async Task<int> RunAsync(RecallOptions options)
    {
        Console.WriteLine("| conversation | said and replied | indexed in | a second |\n|---|---|---|---|");
        foreach (var conversation in await Corpus.LoadAsync(new ScoringScript(options)))
        {
            await using var system = new HostedRecall(options.Qdrant);
            await system.LogAsync(conversation.Memories);
            var started = Stopwatch.GetTimestamp();
            await system.IndexAsync();
            var took = Stopwatch.GetElapsedTime(started);
            var count = conversation.Memories.Count;
            Console.WriteLine(FormattableString.Invariant(
                $"| {conversation.Name} | {count} | {took.TotalSeconds:F2} s | {count / took.TotalSeconds:F0} |"));
        }

        return 0;
    }
}
