using Microsoft.Extensions.Options;
using PersonaUniverse.Sessions.Turns;

namespace PersonaUniverse.Sessions;

public sealed class TurnPlacesTests
{
    private readonly TurnPlaces _places = new(Options.Create(new SessionOptions { TurnsAtOnce = 2 }));

    [Fact]
    public void TryTake_BeyondThePlaces_FailsUntilOneIsFree()
    {
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => _places.TryTake()));

        _places.Free();

        Assert.True(_places.TryTake());
    }

    [Fact]
    public void Drain_WhileTurnsRun_CompletesWithTheLastAndTakesNoOther()
    {
        _places.TryTake();
        _places.TryTake();

        var drained = _places.DrainAsync();
        _places.Free();
        var (waits, taken) = (!drained.IsCompleted, _places.TryTake());
        _places.Free();

        Assert.Equal((true, false), (waits, taken));
        Assert.True(drained.IsCompletedSuccessfully);
    }

    [Fact]
    public void Drain_WithNothingToDo_IsDoneAtOnce() => Assert.True(_places.DrainAsync().IsCompletedSuccessfully);
}
