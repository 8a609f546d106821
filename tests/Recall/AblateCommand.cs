using System.Globalization;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>Leaves each ingredient of recall out in turn and tells what is lost.</summary>
internal static class AblateCommand
{
    private static readonly IReadOnlyList<(string Name, Func<RankingWeights, RankingWeights> Without)> Ingredients =
    [
        ("neighbours' share in the first stage", all => all with { PreviousShare = 0, AnsweredShare = 0, NextShare = 0 }),
        ("a question's answer (as any neighbour)", all => all with { AnsweredShare = all.PreviousShare }),
        ("names count more", all => all with { NameWeight = 1 }),
        ("question-building words count less", all => all with { ScaffoldingWeight = 1 }),
        ("synonyms in the query", all => all with { SynonymWeight = 0 }),
        ("feedback from the partition", all => all with { FeedbackWeight = 0 }),
        ("lexical score", all => all with { Lexical = 0 }),
        ("fused ranks", all => all with { Fused = 0 }),
        ("words nearby in the session", all => all with { Nearby = 0 }),
        ("whole-session score", all => all with { Session = 0 }),
        ("coverage", all => all with { Coverage = 0 }),
        ("coverage by neighbours", all => all with { CoverageBeside = 0 }),
        ("coverage by synonyms", all => all with { CoverageNear = 0 }),
        ("pairs of words", all => all with { Pairs = 0 }),
        ("speaker asked about", all => all with { Speaker = 0 }),
        ("kind of answer (time, place, number, name)", all => all with { TimeCue = 0, PlaceCue = 0, NumberCue = 0, NameCue = 0 }),
        ("questions are worth less", all => all with { AskingLoss = 0 }),
        ("time asked about", all => all with { Time = 0 }),
        ("recency", all => all with { Recency = 0 }),
        ("diversity", all => all with { Diversity = 0 }),
    ];

    public static async Task<int> RunAsync(RecallOptions options)
    {
        var script = new ScoringScript(options);
        var corpus = await Corpus.LoadAsync(script);
        var whole = await ScoreAsync(() => new InMemoryRecall(RankingWeights.Default));
        Console.WriteLine("| without | R@5 | R@10 | Δ R@5 | Δ R@10 |\n|---|---|---|---|---|");
        Show("– (all in)", whole);
        Show("embeddings", await ScoreAsync(() => new InMemoryRecall(RankingWeights.Default, embeds: false)));
        foreach (var (name, without) in Ingredients)
        {
            Show(name, await ScoreAsync(() => new InMemoryRecall(without(RankingWeights.Default))));
        }

        return 0;

        void Show(string name, (double AtFive, double AtTen) score)
            => Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {score.AtFive:F3} | {score.AtTen:F3} "
                + $"| {score.AtFive - whole.AtFive:+0.000;-0.000;0} | {score.AtTen - whole.AtTen:+0.000;-0.000;0} |"));

        async Task<(double AtFive, double AtTen)> ScoreAsync(Func<IRecallSystem> create)
        {
            var run = Path.GetTempFileName();
            await Evaluation.WriteRunAsync(corpus, create, run);
            var score = await script.ScoreAllAsync(run);
            File.Delete(run);
            return score;
        }
    }
}
