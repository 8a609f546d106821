using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

public sealed class ToldTurnsTests
{
    private readonly ToldTurns _told = new();

    [Fact]
    public void Take_AtFirst_AsksForTheLogWhichHoldsWhatWasTold()
    {
        _told.Add(Turn(1));

        Assert.Null(_told.Take(10));
        Assert.Empty(Taken(10));
    }

    [Fact]
    public void Take_OnceTheLogWasRead_GivesWhatIsToldInOrderAndOnce()
    {
        _told.Take(10);
        foreach (var seq in Enumerable.Range(1, 3))
        {
            _told.Add(Turn(seq));
        }

        Assert.Equal([1, 2], Taken(2));
        Assert.Equal([3], Taken(2));
        Assert.Empty(Taken(2));
    }

    [Fact]
    public void Distrust_TurnsTold_AsksForTheLogOnceMore()
    {
        _told.Take(10);
        _told.Add(Turn(1));

        _told.Distrust();

        Assert.Null(_told.Take(10));
        Assert.Empty(Taken(10));
    }

    private static LoggedTurn Turn(int seq) => new("talk", Told.Turn(seq));

    private IEnumerable<long> Taken(int limit) => _told.Take(limit)!.Value.Select(logged => logged.Turn.Seq);
}
