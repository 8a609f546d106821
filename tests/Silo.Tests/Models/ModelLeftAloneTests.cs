using Microsoft.Extensions.AI;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Models;

/// <summary>A model that kept failing and has no fallback, from when it is left alone to when it is asked again.</summary>
public sealed class ModelLeftAloneTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task TheCallThatTries_IsStopped_TheModelStaysAlone()
    {
        await using var fixture = await StartLeftAloneAsync();
        fixture.Clock.Advance(Break);
        fixture.StandIn.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var stopped = AskAsync(fixture, stop.Token);
        await fixture.StandIn.TakeAsync(Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        var refused = await Assert.ThrowsAsync<ModelException>(() => AskAsync(fixture, Cancellation));

        Assert.Equal((ModelFailure.Unavailable, 3), (refused.Failure, fixture.StandIn.Count));
        fixture.Clock.Advance(Break);
        Assert.Equal("Hello there.", await AskAsync(fixture, Cancellation));
    }

    [Fact]
    public async Task TheBreakIsOver_HealthSaysSo_ThoughNobodyHasAskedYet()
    {
        await using var fixture = await StartLeftAloneAsync();
        Assert.False((await fixture.Check.CheckAsync(Cancellation)).Healthy);

        fixture.Clock.Advance(Break);

        Assert.True((await fixture.Check.CheckAsync(Cancellation)).Healthy);
    }

    private static async Task<ModelsFixture> StartLeftAloneAsync()
    {
        var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI, ("Retry:Attempts", "0"), ("Breaker:MinimumCalls", "2"));
        for (var failures = 0; failures < 2; failures++)
        {
            fixture.StandIn.Enqueue(new Script { Status = 500 });
            await Assert.ThrowsAsync<ModelException>(() => AskAsync(fixture, Cancellation));
            await fixture.StandIn.TakeAsync(Cancellation);
        }

        return fixture;
    }

    private static async Task<string> AskAsync(ModelsFixture fixture, CancellationToken cancellationToken)
        => (await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, cancellationToken)
            .ToChatResponseAsync(cancellationToken)).Text;
}
