using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Recall;

/// <summary>The systems that can be measured, by name. Each call makes one that remembers nothing yet.</summary>
internal static class RecallSystems
{
    public const string Offline = "offline";

    /// <summary>The grain in a silo: with the exact engine, or with Qdrant where an address is given.</summary>
    public const string Grain = "grain";

    public static IReadOnlyDictionary<string, Func<RecallOptions, IRecallSystem>> All { get; }
        = new Dictionary<string, Func<RecallOptions, IRecallSystem>>(StringComparer.Ordinal)
        {
            [Offline] = _ => new InMemoryRecall(RankingWeights.Default),
            ["words"] = _ => new InMemoryRecall(RankingWeights.Default, embeds: false),
            ["first-stage"] = _ => new InMemoryRecall(FirstStageAlone),
            [Grain] = options => new HostedRecall(options.Qdrant),
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
