namespace PersonaUniverse.Memory.Ranking;

public sealed class RecallPlannerTests
{
    private static readonly uint Piano = TermIds.Of("piano");

    [Theory]
    [InlineData("What did Ada buy?", Samples.User)]
    [InlineData("Did the tutor like Oslo?", Samples.Persona)]
    [InlineData("Where do I live?", Samples.User)]
    [InlineData("What is your favourite colour?", Samples.Persona)]
    [InlineData("What did you say about my boat?", "")]
    [InlineData("Is Oslo large?", "")]
    public void Plan_Message_TellsWhoIsAskedAbout(string message, string expected)
        => Assert.Equal(expected, string.Join(',', Samples.Plan(new LexicalIndex(), message).Speakers));

    [Theory]
    [InlineData("Where did Mara sail?", "persona")]
    [InlineData("Which captain is it?", "persona")]
    [InlineData("Where is my persona?", Samples.User)]
    [InlineData("Which of them sailed?", "")]
    public void Plan_PartOfAName_TellsWhoIsAskedAbout(string message, string expected)
        => Assert.Equal(expected, string.Join(',', RecallPlanner.Plan(
            new RecallQuery(message, [], Samples.Noon, new Speaker(Samples.User, null), new Speaker("persona", "Captain of Mara")),
            new LexicalIndex()).Speakers));

    [Fact]
    public void Plan_MessageWithPronoun_TakesWordsOfTheWindow()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."));

        var plan = Samples.Plan(index, "And when did they build it in Hamburg?", "I still play the piano.");

        Assert.InRange(plan.Terms.Of(Piano), 0.01f, plan.Terms.Of(TermIds.Of("hamburg")));
        Assert.Contains("piano", plan.EmbeddingText, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_MessageThatStandsAlone_LeavesTheWindowOut()
    {
        var index = Samples.Index(Samples.Memory(1, "My piano is old."));

        var plan = Samples.Plan(index, "Which harbour did the red boat leave from?", "I still play the piano.");

        Assert.Equal(0, plan.Terms.Of(Piano));
        Assert.Equal("Which harbour did the red boat leave from?", plan.EmbeddingText);
    }

    [Fact]
    public void Plan_SpeakerNamed_IsAskedAboutAndNotLookedFor()
    {
        var plan = Samples.Plan(Samples.Index(Samples.Memory(1, "Ada is my name.")), "When did Ada tune the piano?");

        Assert.Equal("when did tune the piano", plan.EmbeddingText);
        Assert.Equal(0, plan.Terms.Of(TermIds.Of("ada")));
    }

    [Fact]
    public void Plan_RareAndCommonWord_RareOneWeighsMore()
    {
        var index = Samples.Index(Enumerable.Range(0, 9)
            .Select(number => Samples.Memory(number, number == 0 ? "A red piano." : "A red boat.")));

        var plan = Samples.Plan(index, "the red piano");

        Assert.True(plan.Terms.Of(Piano) > 3 * plan.Terms.Of(TermIds.Of("red")));
    }

    [Fact]
    public void Plan_EndlessMessage_KeepsWhatIsRareInIt()
    {
        var index = Samples.Index(Enumerable.Range(0, 300)
            .Select(number => Samples.Memory(number, number == 7 ? "piano" : $"w{number} w{number % 100}")));

        var plan = Samples.Plan(index, string.Join(' ', Enumerable.Range(0, 300).Select(number => $"w{number % 100}")) + " piano");

        Assert.Equal(64, plan.Asked.Indices.Length);
        Assert.NotEqual(0, plan.Asked.Of(Piano));
        Assert.NotEmpty(Samples.Recall(index, new string('x', 8000) + " piano"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("the of and")]
    public void Plan_NothingToLookFor_RecallsNothing(string message)
        => Assert.Empty(Samples.Recall(Samples.Index(Samples.Memory(1, "My piano is old.")), message));

    [Fact]
    public void Plan_EmptyPartition_RecallsNothing() => Assert.Empty(Samples.Recall(new LexicalIndex(), "Where is my piano?"));
}
