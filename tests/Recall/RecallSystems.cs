using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>The systems that can be measured, by name. Each call makes one that remembers nothing yet.</summary>
internal static class RecallSystems
{
    public const string Offline = "offline";

    public static IReadOnlyDictionary<string, Func<IRecallSystem>> All { get; } = new Dictionary<string, Func<IRecallSystem>>(StringComparer.Ordinal)
    {
        [Offline] = () => new InMemoryRecall(RankingWeights.Default),
        ["words"] = () => new InMemoryRecall(RankingWeights.Default, embeds: false),
        ["first-stage"] = () => new InMemoryRecall(FirstStageAlone),
    };

    private static RankingWeights FirstStageAlone => RankingWeights.Default with
    {
        Lexical = 0,
        Nearby = 0,
        Session = 0,
        Coverage = 0,
        Pairs = 0,
        Speaker = 0,
        TimeCue = 0,
        PlaceCue = 0,
        NumberCue = 0,
        NameCue = 0,
        AskingLoss = 0,
        Time = 0,
        Recency = 0,
        Importance = 0,
        Diversity = 0,
    };
}
