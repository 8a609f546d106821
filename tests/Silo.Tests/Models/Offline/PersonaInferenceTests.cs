using Microsoft.Extensions.AI;
using PersonaUniverse.Personas;
using PersonaUniverse.Personas.Inference;

namespace PersonaUniverse.Models.Offline;

/// <summary>A personality cloned from what a persona said is told from all others by how it speaks.</summary>
public sealed class PersonaInferenceTests
{
    private const int Replies = 100;

    private static readonly OfflineChatClient Model = new();

    private static readonly string[] Openings =
    [
        "Tell me about", "What do you think of", "Why should I care about", "I have been wondering about", "Explain to me",
        "I am worried about", "My friend keeps talking of", "How would you begin with", "What is the hardest part of", "I dreamt of",
    ];

    private static readonly string[] Topics =
    [
        "the sea", "old letters", "my garden", "the night sky", "a broken clock", "learning to sing", "long winters", "bread",
        "the city at dawn", "forgiveness",
    ];

    private static readonly string[] OtherTopics =
    [
        "maps", "a lost key", "growing old", "the first snow", "mathematics", "quarrels", "a far journey", "silence", "new shoes", "rivers",
    ];

    public static TheoryData<string> Personas => [.. SeedPersonas.All.Select(persona => persona.Id)];

    [Theory]
    [MemberData(nameof(Personas))]
    public async Task Infer_FromAHundredReplies_HasItsOriginalAsNearestOfAllPersonas(string personaId)
    {
        var clone = await InferAsync(SeedPersonas.Get(personaId), Topics);
        var others = new Dictionary<string, InferredPersona>();
        foreach (var persona in SeedPersonas.All)
        {
            others[persona.Id] = await InferAsync(persona, OtherTopics);
        }

        var nearest = others.MinBy(other => Distance(clone, other.Value, others.Values));

        Assert.Equal(personaId, nearest.Key);
        Assert.Equal(Replies, clone.Lines);
    }

    [Fact]
    public async Task Infer_FromATranscript_TellsTheLinesItWentBy()
    {
        var persona = SeedPersonas.Get("tutor");

        var clone = await InferAsync(persona, Topics);

        Assert.Equal(persona.Name, clone.Definition.Name);
        Assert.NotEmpty(clone.Definition.Examples);
        var curiosity = Assert.Single(clone.Findings, finding => finding.Style == StyleFeatures.Questions);
        Assert.InRange(curiosity.Intensity, 0.3, 1);
        Assert.All(curiosity.Lines, line => Assert.Equal(0, line.Number % 2));
    }

    [Fact]
    public void Infer_FromPlainProse_TakesEveryLine()
    {
        var inferred = Infer("First, measure twice.\n\nNote: it holds.\nThen cut once.", speaker: null);

        Assert.Equal(3, inferred?.Lines);
        Assert.Null(Infer("Ada: Hello.\nAda: Yes.\nBob: No.\nBob: Well.", "Carl"));
    }

    /// <summary>Euclidean, each feature in units of its spread over all personas.</summary>
    private static double Distance(InferredPersona one, InferredPersona other, IReadOnlyCollection<InferredPersona> all)
        => Math.Sqrt(StyleFeatures.All.Sum(feature =>
        {
            var mean = all.Average(persona => persona.Style[feature]);
            var spread = Math.Sqrt(all.Average(persona => Math.Pow(persona.Style[feature] - mean, 2)));
            return spread == 0 ? 0 : Math.Pow((one.Style[feature] - other.Style[feature]) / spread, 2);
        }));

    private static async Task<InferredPersona> InferAsync(PersonaProfile persona, string[] topics)
    {
        var lines = new List<string>();
        foreach (var message in Openings.SelectMany(opening => topics.Select(topic => $"{opening} {topic}.")))
        {
            var reply = await Model.GetResponseAsync(
                new PromptBuilder(persona).Build(message), new ChatOptions(), Cancellation);
            lines.Add($"User: {message}");
            lines.Add($"{persona.Name}: {reply.Text.ReplaceLineEndings(" ")}");
        }

        return Infer(string.Join('\n', lines), persona.Name)!;
    }

    private static InferredPersona? Infer(string text, string? speaker)
        => PersonaMeasurement.Measure(Transcript.Read(text, speaker), SeedPersonas.Seeds.Core);
}
