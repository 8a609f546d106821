namespace PersonaUniverse.Memory.Ranking;

public sealed class LexicalIndexTests
{
    private static readonly uint Piano = TermIds.Of("piano");
    private static readonly uint Oslo = TermIds.Of("oslo");

    [Fact]
    public void WeightsOf_NeighbourPut_TakesItsShare()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."));
        var alone = index.WeightsOf(Samples.Id(1));

        index.Put(Samples.Memory(2, "I moved to Oslo."));

        Assert.Equal(0, alone.Of(Oslo));
        Assert.InRange(index.WeightsOf(Samples.Id(1)).Of(Oslo), 0.01f, index.WeightsOf(Samples.Id(2)).Of(Oslo));
        Assert.Equal(alone.Of(Piano), index.WeightsOf(Samples.Id(1)).Of(Piano));
    }

    [Fact]
    public void WeightsOf_NeighbourRemovedOrPutBetween_ForgetsIt()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."), Samples.Memory(5, "I moved to Oslo."));

        index.Put(Samples.Memory(3, "The weather was fine."));
        Assert.Equal(0, index.WeightsOf(Samples.Id(1)).Of(Oslo));

        index.Remove(Samples.Id(3));
        Assert.NotEqual(0, index.WeightsOf(Samples.Id(1)).Of(Oslo));

        index.Remove(Samples.Id(5));
        Assert.Equal(0, index.WeightsOf(Samples.Id(1)).Of(Oslo));
    }

    [Fact]
    public void WeightsOf_OtherSession_IsNoNeighbour()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."), Samples.Memory(2, "I moved to Oslo.", session: "s2"));

        Assert.Equal(0, index.WeightsOf(Samples.Id(1)).Of(Oslo));
        Assert.Equal((null, null), index.NeighboursOf(Samples.Id(1)));
    }

    [Fact]
    public void WeightsOf_PreviousAsks_TakesMoreOfIt()
    {
        var told = Samples.Index(Samples.Memory(1, "My piano is old."), Samples.Memory(2, "Steinway built it."));
        var asked = Samples.Index(Samples.Memory(1, "My piano is old?"), Samples.Memory(2, "Steinway built it."));

        Assert.True(asked.WeightsOf(Samples.Id(2)).Of(Piano) > told.WeightsOf(Samples.Id(2)).Of(Piano));
    }

    [Fact]
    public void Put_SameId_Replaces()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."), Samples.Memory(1, "I moved to Oslo.", session: "s2"));

        Assert.Equal(1, index.Count);
        Assert.Equal("s2", index.Find(Samples.Id(1))!.SessionId);
        Assert.Equal(0, index.WeightsOf(Samples.Id(1)).Of(Piano));
        Assert.Empty(Samples.Recall(index, "piano"));
    }

    [Fact]
    public void Remove_Unknown_TellsSo()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."));

        Assert.False(index.Remove(Samples.Id(2)));
        Assert.True(index.Remove(Samples.Id(1)));
        Assert.Equal(0, index.Count);
        Assert.Null(index.Find(Samples.Id(1)));
        Assert.Empty(index.WeightsOf(Samples.Id(1)).Indices);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Put_AnySequenceOfChanges_EqualsIndexBuiltAfresh(int seed)
    {
        var random = new Random(seed);
        var grown = new LexicalIndex();
        for (var step = 0; step < 400; step++)
        {
            var number = random.Next(60);
            if (random.Next(3) == 0)
            {
                grown.Remove(Samples.Id(number));
            }
            else
            {
                grown.Put(Samples.Memory(number, Text(random), $"s{random.Next(4)}") with { Order = random.Next(30) });
            }
        }

        var left = Enumerable.Range(0, 60).Select(number => grown.Find(Samples.Id(number))).OfType<MemoryDocument>().ToArray();
        var afresh = Samples.Index(left);

        Assert.Equal(afresh.Count, grown.Count);
        foreach (var memory in left)
        {
            AssertEqual(afresh.WeightsOf(memory.Id), grown.WeightsOf(memory.Id));
            Assert.Equal(afresh.NeighboursOf(memory.Id), grown.NeighboursOf(memory.Id));
        }

        foreach (var question in (string[])["Where is my piano?", "What did you say about the red boat in Oslo?", "How many cats?"])
        {
            Assert.Equal(Samples.Recall(afresh, question, 20), Samples.Recall(grown, question, 20));
        }
    }

    [Fact]
    public void WeightsOf_DotPlanTerms_IsTheFirstStagesScore()
    {
        var random = new Random(4);
        var memories = Enumerable.Range(0, 40).Select(number => Samples.Memory(number, Text(random), $"s{number / 10}")).ToArray();
        var index = Samples.Index(memories);
        var plan = Samples.Plan(index, "Did the red boat reach Oslo?");
        using var scores = LexicalScores.Of(index, plan.Terms);

        Assert.All(memories, memory => Assert.Equal(
            Dot(plan.Terms, index.WeightsOf(memory.Id)), scores.WithNeighbours(index.SlotOf(memory.Id)), 1e-4f));
    }

    private static float Dot(SparseVector terms, SparseVector weights)
        => terms.Indices.Zip(terms.Values, (term, weight) => weight * weights.Of(term)).Sum();

    private static string Text(Random random)
    {
        string[] words = ["piano", "oslo", "red", "boat", "cats", "the", "music?", "reached", "two", "was", "old"];
        return string.Join(' ', random.GetItems(words, random.Next(9)));
    }

    private static void AssertEqual(SparseVector expected, SparseVector actual)
    {
        Assert.Equal(expected.Indices, actual.Indices);
        Assert.Equal(expected.Values, actual.Values);
    }
}
