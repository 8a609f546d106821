namespace PersonaUniverse.Memory.Ranking;

public sealed class MemoryRankerTests
{
    [Fact]
    public void Rank_CandidatesInAnyOrder_GivesTheSame()
    {
        var index = Samples.Index(Enumerable.Range(0, 30).Select(number => Samples.Memory(number, $"The boat number {number % 5} left.")));
        using var recall = Samples.Asking(index, "Which boat left?");
        var candidates = ExactSearch.FindByWords(recall).ToArray();
        var expected = MemoryRanker.Rank(recall, candidates, 10);

        Array.Reverse(candidates);

        Assert.Equal(expected, MemoryRanker.Rank(recall, candidates, 10));
    }

    [Fact]
    public void FindAmong_Some_GivesThemTheScoresTheyHaveAmongAll()
    {
        static string Text(int number)
            => number % 3 == 0
                ? "The tomatoes are ripe."
                : $"Boat {number} left{string.Concat(Enumerable.Repeat(" the pier", number))}.";

        var index = Samples.Index(Enumerable.Range(0, 30).Select(number => Samples.Memory(number, Text(number))));
        using var recall = Samples.Asking(index, "Which boat left?");
        HashSet<Guid> some = [Samples.Id(4), Samples.Id(5), Samples.Id(6), Samples.Id(25)];

        var found = ExactSearch.FindAmong(recall, some);

        var all = ExactSearch.FindByWords(recall);
        Assert.Equal(all.Where(candidate => some.Contains(candidate.Id)), found);
        Assert.Contains(found, candidate => candidate.Id == Samples.Id(25) && candidate.Fused < all[0].Fused);
    }

    [Fact]
    public void Rank_Copies_LeaveRoomForAnother()
    {
        var index = Samples.Index(
            Samples.Memory(1, "My red boat sank near the harbour of Oslo.", "a"),
            Samples.Memory(2, "My red boat sank near the harbour of Oslo.", "b"),
            Samples.Memory(3, "My red boat sank near the harbour of Oslo!", "c"),
            Samples.Memory(4, "The boat in Oslo was insured.", "d"));

        var ranked = Samples.Recall(index, "my red boat in Oslo", limit: 2);

        Assert.Contains(Samples.Id(4), ranked.Ids());
    }

    [Fact]
    public void Rank_TimeAskedAbout_ComesFirst()
    {
        var index = Samples.Index(
            Samples.Memory(1, "I went sailing with the red boat.", "a") with { At = Samples.Noon.AddDays(-100) },
            Samples.Memory(2, "I went sailing with the red boat.", "b") with { At = Samples.Noon.AddDays(-1) },
            Samples.Memory(3, "I went sailing with the red boat.", "c") with { At = Samples.Noon.AddDays(-40) });

        var ranked = Samples.Recall(index, "Did I go sailing yesterday?");

        Assert.Equal(Samples.Id(2), ranked[0].Document.Id);
        Assert.True(ranked[0].Reasons.HasFlag(RecallReasons.Time));
        Assert.False(ranked[1].Reasons.HasFlag(RecallReasons.Time));
    }

    [Fact]
    public void Rank_OnlyATimeAskedAbout_RecallsThatTime()
    {
        var index = Samples.Index(
            Samples.Memory(1, "I sold the boat.", "a") with { At = Samples.Noon.AddDays(-1) },
            Samples.Memory(2, "The tomatoes are ripe.", "b") with { At = Samples.Noon.AddDays(-30) });

        Assert.Equal([Samples.Id(1)], Samples.Recall(index, "What was yesterday?").Ids());
    }

    [Fact]
    public void Rank_SpeakerAskedAbout_ComesFirst()
    {
        var index = Samples.Index(
            Samples.Memory(1, "The sea is my favourite place.", "a", Samples.User),
            Samples.Memory(2, "The sea is my favourite place.", "b", Samples.Persona));

        var ranked = Samples.Recall(index, "What is your favourite place?");

        Assert.Equal(Samples.Id(2), ranked[0].Document.Id);
        Assert.True(ranked[0].Reasons.HasFlag(RecallReasons.Speaker | RecallReasons.Words));
    }

    [Fact]
    public void Rank_AnswerWithoutTheWords_IsFoundThroughItsQuestion()
    {
        var index = Samples.Index(
            Samples.Memory(1, "Which instrument do you play?", speaker: Samples.Persona),
            Samples.Memory(2, "The cello, since I was six."),
            Samples.Memory(3, "My neighbour sells fruit.", "b"));

        var answer = Samples.Recall(index, "Which instrument did I play?").Single(memory => memory.Document.Id == Samples.Id(2));

        Assert.True(answer.Reasons.HasFlag(RecallReasons.Neighbour));
        Assert.False(answer.Reasons.HasFlag(RecallReasons.Words));
    }

    [Fact]
    public void Rank_Pinned_IsSaidAndRaised()
    {
        var index = Samples.Index(
            Samples.Memory(1, "The boat is red.", "a"), Samples.Memory(2, "The boat is red.", "b") with { Pinned = true });

        var ranked = Samples.Recall(index, "the red boat");

        Assert.Equal([Samples.Id(2), Samples.Id(1)], ranked.Ids());
        Assert.True(ranked[0].Reasons.HasFlag(RecallReasons.Pinned));
    }

    [Fact]
    public void Rank_RecencyAndImportance_NeverOutweighTheWords()
    {
        var index = Samples.Index(
            Samples.Memory(1, "My allergy is to hazelnuts.", "a") with { At = Samples.Noon.AddYears(-9), Importance = 0 },
            Samples.Memory(2, "My boat is red.", "b") with { At = Samples.Noon, Importance = 1, Pinned = true });

        Assert.Equal(Samples.Id(1), Samples.Recall(index, "What is my allergy to hazelnuts?")[0].Document.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(-3)]
    public void Rank_AnyImportance_StaysWithinItsBound(double importance)
    {
        var neutral = Samples.Memory(1, "The boat is red.", "a") with { At = Samples.Noon.AddYears(-20) };
        var weights = RankingWeights.Default;

        var score = Samples.Recall(Samples.Index(neutral with { Importance = importance }), "the red boat")[0].Score;
        var expected = Samples.Recall(Samples.Index(neutral), "the red boat")[0].Score;

        Assert.InRange(score / expected, 1 - weights.Importance - 1e-9, 1 + weights.Importance + 1e-9);
    }

    [Fact]
    public void Rank_NewerOfEqual_ComesFirstWithinItsBound()
    {
        var index = new LexicalIndex(RankingWeights.Default with { Diversity = 0 });
        index.Put(Samples.Memory(1, "The boat is red.", "a") with { At = Samples.Noon.AddYears(-5) });
        index.Put(Samples.Memory(2, "The boat is red.", "b") with { At = Samples.Noon });

        var ranked = Samples.Recall(index, "the red boat");

        Assert.Equal([Samples.Id(2), Samples.Id(1)], ranked.Ids());
        Assert.InRange(ranked[0].Score / ranked[1].Score, 1, 1.2);
    }

    [Fact]
    public void Rank_UnknownCandidate_IsLeftOut()
    {
        var index = Samples.Index(Samples.Memory(1, "The boat is red."));

        using var recall = Samples.Asking(index, "the red boat");

        var ranked = MemoryRanker.Rank(
            recall, [new Candidate(Samples.Id(1), 0.1), new Candidate(Samples.Id(2), 0.2)], 5);

        Assert.Equal([Samples.Id(1)], ((IReadOnlyList<RankedMemory>)ranked).Ids());
    }

    [Fact]
    public void Rank_BetterFind_HasHigherScore()
    {
        var index = Samples.Index(Samples.Memory(1, "My red boat sank in Oslo."), Samples.Memory(2, "Fine.", "b"));

        var good = Samples.Recall(index, "my red boat sank in Oslo")[0].Score;
        var poor = Samples.Recall(index, "Why do violins need rosin in Oslo?")[0].Score;

        Assert.InRange(poor, 0, 0.6 * good);
        Assert.InRange(good, 0.5, 1);
    }
}
