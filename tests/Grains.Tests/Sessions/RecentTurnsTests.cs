namespace PersonaUniverse.Sessions;

public sealed class RecentTurnsTests
{
    private static readonly SessionOptions Options = new() { TurnsInMind = 3, TurnsDroppedTogether = 2 };

    [Fact]
    public void Add_BeyondWhatStaysInMind_DropsTheOldestTogether()
    {
        var recent = Empty();

        Assert.Equal(
            [1, 2, 3, 4, 5, 3, 4],
            Enumerable.Range(1, 7).Select(seq =>
            {
                recent.Add(Told.Turn(seq));
                return recent.With("ada").Count;
            }));
        Assert.Equal([4, 5, 6, 7], recent.With("ada").Select(turn => turn.Seq));
        Assert.Equal((7, 7), (recent.LastSeq, recent.Total));
    }

    [Fact]
    public void Add_WithSeveralPersonas_KeepsEachOnesApartAndAllInOrder()
    {
        var recent = Empty();
        foreach (var seq in Enumerable.Range(1, 4))
        {
            recent.Add(Told.Turn(seq, seq % 2 == 0 ? "ada" : "bo"));
        }

        Assert.Equal([2, 4], recent.With("ada").Select(turn => turn.Seq));
        Assert.Equal([1, 3], recent.With("bo").Select(turn => turn.Seq));
        Assert.Equal([1, 2, 3, 4], recent.All.Select(turn => turn.Seq));
        Assert.Empty(recent.With("nobody"));
    }

    [Fact]
    public void HoldsAll_OnceATurnWasDropped_IsFalse()
    {
        var recent = Empty();
        foreach (var seq in Enumerable.Range(1, 5))
        {
            recent.Add(Told.Turn(seq));
            Assert.True(recent.HoldsAll);
        }

        recent.Add(Told.Turn(6));

        Assert.False(recent.HoldsAll);
        Assert.Null(recent.Find("message-1"));
        Assert.Equal(6, recent.Find("message-6")?.Seq);
    }

    [Fact]
    public void HoldsAll_AfterReadingPartOfALongLog_IsFalse()
        => Assert.False(new RecentTurns(new SessionWindow([Told.Turn(9), Told.Turn(10)], 10, 10), Options).HoldsAll);

    [Fact]
    public void MayBeInLog_WholeLogSeen_IsTrueOfDroppedTurnsOnly()
    {
        var recent = Empty();
        foreach (var seq in Enumerable.Range(1, 6))
        {
            recent.Add(Told.Turn(seq));
        }

        Assert.True(recent.MayBeInLog("message-1"));
        Assert.False(recent.MayBeInLog("message-7"));
    }

    [Fact]
    public void MayBeInLog_AfterReadingPartOfALongLog_IsTrueOfAny()
        => Assert.True(new RecentTurns(new SessionWindow([Told.Turn(9), Told.Turn(10)], 10, 10), Options).MayBeInLog("any"));

    [Fact]
    public void MayBeInLog_MoreDroppedThanAreNoted_IsTrueOfAny()
    {
        var recent = Empty();
        foreach (var seq in Enumerable.Range(1, 5000))
        {
            recent.Add(Told.Turn(seq));
        }

        Assert.True(recent.MayBeInLog("message-1"));
    }

    [Fact]
    public void Update_Analysed_ReplacesTheTurnWhereItStands()
    {
        var recent = Empty();
        recent.Add(Told.Turn(1));
        recent.Add(Told.Turn(2));

        recent.Update(Told.Turn(1) with { Analysis = TurnAnalysis.Empty });
        recent.Update(Told.Turn(8) with { Analysis = TurnAnalysis.Empty });

        Assert.Equal([true, false], recent.With("ada").Select(turn => turn.Analysis is not null));
    }

    private static RecentTurns Empty() => new(SessionWindow.Empty, Options);
}
