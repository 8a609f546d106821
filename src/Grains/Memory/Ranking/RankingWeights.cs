namespace PersonaUniverse.Memory.Ranking;

/// <summary>Every tuned weight of recall, in one place. docs/memory-recall.md has the formulas and says what each adds.</summary>
/// <remarks>What is marked <i>stored</i> shapes the vectors in a store: changing it means indexing again.</remarks>
internal sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>Gets BM25's k1, how soon a repeated word stops counting. <i>Stored.</i></summary>
    public double Saturation { get; init; } = 0.5;

    /// <summary>Gets BM25's b, in [0,1], how much long texts are held back. <i>Stored.</i></summary>
    public double LengthNorm { get; init; } = 0.5;

    /// <summary>Gets the length, in terms, of a text that is neither long nor short. <i>Stored.</i></summary>
    /// <remarks>A fixed length, not the average: so a text's weights do not change when others come.</remarks>
    public double ReferenceLength { get; init; } = 16;

    /// <summary>Gets what share of the memory before counts as this one's own. <i>Stored.</i></summary>
    public double PreviousShare { get; init; } = 0.1;

    /// <summary>Gets the share when the memory before asks something, which this one probably answers. <i>Stored.</i></summary>
    public double AnsweredShare { get; init; } = 0.8;

    /// <summary>Gets what share of the memory after counts as this one's own. <i>Stored.</i></summary>
    public double NextShare { get; init; } = 0.15;

    /// <summary>Gets the weight of words that only build a question ("kind", "mention").</summary>
    public double ScaffoldingWeight { get; init; } = 0.8;

    /// <summary>Gets the weight of names in the message, beside 1 for other words.</summary>
    public double NameWeight { get; init; } = 1.5;

    /// <summary>Gets the weight of words close in meaning to those of the message.</summary>
    public double SynonymWeight { get; init; } = 0.4;

    /// <summary>Gets the weight of words that came with the message's words in this partition.</summary>
    public double FeedbackWeight { get; init; } = 0.2;

    /// <summary>Gets how many memories such words are taken from.</summary>
    public int FeedbackMemories { get; init; } = 6;

    /// <summary>Gets how many such words are taken.</summary>
    public int FeedbackTerms { get; init; } = 10;

    /// <summary>Gets the weight of the window's words, when the message cannot stand alone.</summary>
    public double WindowWeight { get; init; } = 0.4;

    /// <summary>Gets k of reciprocal-rank fusion.</summary>
    public int FusionConstant { get; init; } = 60;

    /// <summary>Gets how many memories each order gives to the fusion.</summary>
    public int Prefetch { get; init; } = 128;

    /// <summary>Gets the weight of the lexical score.</summary>
    public double Lexical { get; init; } = 0.1;

    /// <summary>Gets the weight of the fused ranks.</summary>
    public double Fused { get; init; } = 0.2;

    /// <summary>Gets the weight of the message's words found nearby in the session.</summary>
    public double Nearby { get; init; } = 0.2;

    /// <summary>Gets by how much nearby words fade with each memory between.</summary>
    public double NearbyFade { get; init; } = 0.6;

    /// <summary>Gets the weight of the whole session's lexical score.</summary>
    public double Session { get; init; } = 0.1;

    /// <summary>Gets when a term is half of what it can be for a session, in the units of BM25.</summary>
    public double SessionSaturation { get; init; } = 1.5;

    /// <summary>Gets the weight of the share of the message's words that are found.</summary>
    public double Coverage { get; init; } = 0.3;

    /// <summary>Gets what a word counts in coverage when only a neighbour holds it.</summary>
    public double CoverageBeside { get; init; } = 0.5;

    /// <summary>Gets what a word counts in coverage when only a word near in meaning is held.</summary>
    public double CoverageNear { get; init; } = 0.5;

    /// <summary>Gets the weight of neighbouring words of the message that are neighbours here too.</summary>
    public double Pairs { get; init; } = 0.1;

    /// <summary>Gets the weight of being said by who is asked about.</summary>
    public double Speaker { get; init; } = 0.25;

    /// <summary>Gets the weight of holding a time when one is asked for.</summary>
    public double TimeCue { get; init; } = 0.1;

    /// <summary>Gets the weight of holding a place when one is asked for.</summary>
    public double PlaceCue { get; init; } = 0.05;

    /// <summary>Gets the weight of holding a number when one is asked for.</summary>
    public double NumberCue { get; init; } = 0.05;

    /// <summary>Gets the weight of holding a name when one is asked for.</summary>
    public double NameCue { get; init; } = 0.1;

    /// <summary>Gets what a memory that only asks loses.</summary>
    public double AskingLoss { get; init; } = 0.05;

    /// <summary>Gets the weight of being from the time asked about.</summary>
    public double Time { get; init; } = 0.4;

    /// <summary>Gets how many memories of the time asked about are ranked whatever the first stage found.</summary>
    public int TimePrefetch { get; init; } = 64;

    /// <summary>Gets how many days after the time asked about people still tell of it.</summary>
    public double TellingDays { get; init; } = 7;

    /// <summary>Gets how much recency can raise a score at most, as a share of it.</summary>
    public double Recency { get; init; } = 0.03;

    /// <summary>Gets after how many days half of recency is gone.</summary>
    public double RecencyHalfLife { get; init; } = 30;

    /// <summary>Gets how much importance can raise or lower a score at most, as a share of it.</summary>
    public double Importance { get; init; } = 0.1;

    /// <summary>Gets what being pinned adds, as a share of the score.</summary>
    public double Pin { get; init; } = 0.1;

    /// <summary>Gets how much of its score a memory loses at most for repeating a better one.</summary>
    public double Diversity { get; init; } = 0.7;

    /// <summary>Gets how much of its score what is true no more loses for each such memory of its topic that is chosen already.</summary>
    public double OutdatedLoss { get; init; } = 0.5;
}
