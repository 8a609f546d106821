using PersonaUniverse.Memory.Embedding;
using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>What every engine that memories are searched in must do; run for each.</summary>
public abstract class MemoryVectorsTests
{
    private const int Dimensions = 64;

    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Subjects =
        ["harbour", "violin", "orchard", "glacier", "library", "bicycle", "lantern", "meadow", "compass", "kettle"];

    private protected static MemoryEmbedder Embedder { get; } = new(new HashedEmbeddingGenerator(Dimensions));

    private protected abstract IMemoryVectors Vectors { get; }

    [Fact]
    public async Task Search_ByWordsAndMeaning_FindsTheNearestFirst()
    {
        var mine = await FillAsync(NewKey(), Subjects.Select(subject => $"We spoke of the {subject} at length."));

        var found = await mine.SearchAsync("Tell me about the glacier");

        Assert.Equal("We spoke of the glacier at length.", found[0]);
    }

    [Fact]
    public async Task Search_ByWordsAlone_FindsTheWords()
    {
        var mine = await FillAsync(NewKey(), Subjects.Select(subject => $"We spoke of the {subject}."));
        using var recall = mine.Asking("orchard");

        var candidates = await mine.Partition.SearchAsync(recall, default, Cancellation);

        Assert.Equal("We spoke of the orchard.", mine.TextOf(candidates[0].Id));
    }

    [Fact]
    public async Task Search_ScoresAsTheExactEngineDoes()
    {
        // The more of the word, the more of others too, so that no two score alike by words or by meaning.
        var texts = Enumerable.Range(1, Subjects.Length)
            .Select(count => string.Join(' ', Enumerable.Repeat(Subjects[0], count).Concat(Subjects.Skip(1).Take(count - 1))))
            .ToArray();
        var key = NewKey();
        var mine = await FillAsync(key, texts);
        var exact = await FillAsync(new ExactMemoryVectors(Embedder), key, texts);

        var expected = await exact.CandidatesAsync($"Where is the {Subjects[0]}?");
        var actual = await mine.CandidatesAsync($"Where is the {Subjects[0]}?");

        // Candidates whose ranks add up to the same may come in any order.
        Assert.Equal(expected.Select(RoundedScore), actual.Select(RoundedScore));
    }

    [Fact]
    public async Task Put_Again_Replaces()
    {
        var key = NewKey();
        var mine = await FillAsync(key, ["The violin is broken."]);
        await mine.PutAsync(0, "The kettle is broken.");

        var candidates = await mine.CandidatesAsync("violin kettle");

        Assert.Equal("The kettle is broken.", mine.TextOf(Assert.Single(candidates).Id));
    }

    [Fact]
    public async Task Put_BesideOthers_ChangesHowTheyAreFound()
    {
        var mine = await FillAsync(NewKey(), ["The violin.", "The kettle."]);
        var first = mine.Points[0];
        await mine.Partition.PutAsync([], [first with { Words = mine.Words.WeightsOf(first.Id), Meaning = default }], Cancellation);

        Assert.Equal("The violin.", (await mine.SearchAsync("violin"))[0]);
    }

    [Fact]
    public async Task Remove_Forgets_AndClearForgetsAll()
    {
        var mine = await FillAsync(NewKey(), ["The violin.", "The kettle.", "The lantern."]);

        await mine.RemoveAsync(0);
        Assert.DoesNotContain("The violin.", await mine.SearchAsync("violin"));

        await mine.Partition.ClearAsync(Cancellation);
        mine.Forget();
        Assert.Empty(await mine.CandidatesAsync("kettle lantern"));
    }

    [Fact]
    public async Task Search_TwoUsersWithLikeMemories_NeverCrosses()
    {
        const int Queries = 1000;
        var texts = Subjects.Select(subject => $"My {subject} is by the window.").ToArray();
        var ada = await FillAsync(NewKey(), texts);
        var bob = await FillAsync(NewKey() with { PersonaId = "tutor" }, texts.Select(text => text + " Really."));

        for (var i = 0; i < Queries; i++)
        {
            var question = $"Where is my {Subjects[i % 10]}?";
            Assert.All(await ada.CandidatesAsync(question), candidate => Assert.True(ada.Owns(candidate.Id)));
            Assert.All(await bob.CandidatesAsync(question), candidate => Assert.True(bob.Owns(candidate.Id)));
        }
    }

    [Fact]
    public async Task Remove_AnothersPoint_LeavesIt()
    {
        var ada = await FillAsync(NewKey(), ["The violin."]);
        var bob = await FillAsync(NewKey(), ["The kettle."]);

        await bob.Partition.RemoveAsync([ada.Points[0].Id], Cancellation);
        await bob.Partition.ClearAsync(Cancellation);

        Assert.Equal("The violin.", Assert.Single(await ada.SearchAsync("violin")));
    }

    private protected static UserPersonaKey NewKey() => new($"u-{Guid.NewGuid():N}", "tutor");

    private static double RoundedScore(Candidate candidate) => Math.Round(candidate.Fused, 4);

    private Task<Filled> FillAsync(UserPersonaKey key, IEnumerable<string> texts) => FillAsync(Vectors, key, texts);

    private static async Task<Filled> FillAsync(IMemoryVectors vectors, UserPersonaKey key, IEnumerable<string> texts)
    {
        var filled = new Filled(vectors, key);
        await filled.PutAllAsync([.. texts.Select((text, place) => Document(key, place, text))]);
        return filled;
    }

    private static MemoryDocument Document(UserPersonaKey key, int place, string text) => new(
        MemoryId.OfTurn(key, "s", place, Start, MemoryKind.Said), MemoryPartition.User, text, $"s-{place}", place, Start.AddMinutes(place));

    /// <summary>A partition with memories in it.</summary>
    private sealed class Filled
    {
        private readonly UserPersonaKey _key;

        public Filled(IMemoryVectors vectors, UserPersonaKey key)
        {
            _key = key;
            Partition = vectors.Open(key);
        }

        public LexicalIndex Words { get; } = new();

        public IMemoryVectorPartition Partition { get; }

        public List<MemoryPoint> Points { get; } = [];

        // What a memory weighs depends on those beside it: all words are there before the first point is made.
        public async Task PutAllAsync(IReadOnlyList<MemoryDocument> documents)
        {
            foreach (var document in documents)
            {
                Words.Put(document);
            }

            foreach (var document in documents)
            {
                Points.Add(await PointAsync(document));
            }

            await Partition.PutAsync(Points, [], Cancellation);
        }

        public async Task PutAsync(int place, string text)
        {
            var document = Document(_key, place, text);
            Words.Put(document);
            await Partition.PutAsync([await PointAsync(document)], [], Cancellation);
        }

        public async Task RemoveAsync(int place)
        {
            await Partition.RemoveAsync([Points[place].Id], Cancellation);
            Words.Remove(Points[place].Id);
        }

        public void Forget()
        {
            foreach (var point in Points)
            {
                Words.Remove(point.Id);
            }
        }

        public bool Owns(Guid id) => Points.Exists(point => point.Id == id);

        public string? TextOf(Guid id) => Words.Find(id)?.Text;

        public RecallScores Asking(string question)
            => new(
                RecallPlanner.Plan(
                    new RecallQuery(
                        question, [], Start, new Speaker(MemoryPartition.User, null), new Speaker(MemoryPartition.Persona, null)),
                    Words),
                Words);

        public async Task<IReadOnlyList<Candidate>> CandidatesAsync(string question)
        {
            using var recall = Asking(question);
            var meaning = (await Embedder.EmbedAsync([recall.Plan.EmbeddingText], Cancellation))[0];
            return await Partition.SearchAsync(recall, meaning, Cancellation);
        }

        public async Task<IReadOnlyList<string?>> SearchAsync(string question)
            => [.. (await CandidatesAsync(question)).Select(candidate => TextOf(candidate.Id))];

        private async Task<MemoryPoint> PointAsync(MemoryDocument document)
            => new(document.Id, Words.WeightsOf(document.Id), (await Embedder.EmbedAsync([document.Text], Cancellation))[0], document.At);
    }
}
