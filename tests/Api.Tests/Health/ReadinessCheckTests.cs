using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Health;

/// <summary>What it costs to ask whether a process can serve, which anybody may as often as they like.</summary>
public sealed class ReadinessCheckTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource<ImmutableArray<DependencyHealth>> _answer
        = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly ReadinessCheck _check;
    private int _asked;

    public ReadinessCheckTests()
    {
        var silo = Stub.Of<IHealthGrain>((_, _) =>
        {
            _asked++;
            return _answer.Task;
        });
        _check = new ReadinessCheck(Stub.Of<IGrainFactory>((_, _) => silo), [], _clock);
    }

    [Fact]
    public async Task Check_ManyAtOnce_AskASiloOnceAndASecondLaterAgain()
    {
        var waiting = Enumerable.Range(0, 5).Select(_ => _check.CheckAsync(Cancellation)).ToArray();
        _answer.SetResult([new DependencyHealth("database", Healthy: false, "It does not answer.")]);

        Assert.All(await Task.WhenAll(waiting), readiness => Assert.Equal("unready", readiness.Status));
        Assert.Equal("unready", (await _check.CheckAsync(Cancellation)).Status);
        Assert.Equal(1, _asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _check.CheckAsync(Cancellation);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Check_WhoeverAskedFirstLeaves_TheOthersAreAnswered()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = _check.CheckAsync(gone.Token);
        var second = _check.CheckAsync(Cancellation);

        await gone.CancelAsync();
        _answer.SetResult([]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("ready", (await second).Status);
    }
}
