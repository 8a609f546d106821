namespace PersonaUniverse.Sessions;

public sealed class EventOrderTests
{
    private readonly EventOrder _order = new();

    [Fact]
    public void Note_BeforeTheOrderBegins_HoldsBackAndTellsThenWhatFollows()
    {
        Assert.Empty(Note(102, 101, 99));
        Assert.False(_order.IsMissing);

        Assert.Equal([101, 102], Ids(_order.Begin(100)));
        Assert.False(_order.IsMissing);
    }

    [Fact]
    public void Begin_WhenItHasBegun_ChangesNothing()
    {
        _order.Begin(100);

        Assert.Empty(_order.Begin(200));
        Assert.Equal(100, _order.Last);
    }

    [Fact]
    public void Note_InAnyOrder_TellsEachOnceAndInOrder()
    {
        _order.Begin(100);

        Assert.Equal([101], Note(101));
        Assert.Empty(Note(103, 104));
        Assert.True(_order.IsMissing);
        Assert.Equal([102, 103, 104], Note(102));
        Assert.Empty(Note(101, 104));
        Assert.False(_order.IsMissing);
    }

    [Fact]
    public void CatchUp_WithAGap_TellsWhatWasMissedAndThenWhatWasHeldBack()
    {
        _order.Begin(100);
        Note(103, 105);

        Assert.Equal([101, 102, 103], Ids(_order.CatchUp([At(101), At(102), At(103)], 103)));
        Assert.True(_order.IsMissing);
        Assert.Equal([104, 105], Note(104));
    }

    [Fact]
    public void CatchUp_WithWhatIsToldOutOfOrder_TellsItInOrder()
    {
        _order.Begin(100);

        // Two turns told again from the log: each its reply and its analysis, which came after the second reply.
        Assert.Equal([101, 103, 104, 105], Ids(_order.CatchUp([At(101), At(104), At(103), At(105)], 110)));
        Assert.Equal([111], Note(111));
    }

    [Fact]
    public void CatchUp_AfterAMove_GoesOnFromTheNewNumbers()
    {
        _order.Begin(100);
        Note(9001);

        Assert.Empty(_order.CatchUp([], 9000 + 1));
        Assert.Equal([9002], Note(9002));
    }

    private static SessionEvent At(long id) => new PresenceChanged(1) { EventId = id };

    private static IEnumerable<long> Ids(IEnumerable<SessionEvent> events) => events.Select(told => told.EventId);

    private IEnumerable<long> Note(params long[] ids) => Ids(_order.Note([.. ids.Select(At)]));
}
