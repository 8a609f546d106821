using Microsoft.Extensions.AI;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Models;

public sealed class BrokenStreamTests
{
    [Theory]
    [InlineData(ModelKind.OpenAI, Ending.Drop)]
    [InlineData(ModelKind.OpenAI, Ending.Unfinished)]
    [InlineData(ModelKind.OpenAI, Ending.Malformed)]
    [InlineData(ModelKind.Anthropic, Ending.Drop)]
    [InlineData(ModelKind.Anthropic, Ending.Unfinished)]
    [InlineData(ModelKind.Anthropic, Ending.Malformed)]
    public async Task Stream_EndsBadlyAfterText_FailsWithoutRetryOrFallback(ModelKind kind, Ending ending)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Fallback", "second"));
        var read = new TaskCompletionSource();
        fixture.StandIn.Enqueue(new Script { Ending = ending, Gate = read.Task });
        await using var updates = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .GetAsyncEnumerator(Cancellation);

        Assert.Equal("Hello there.", await ModelsFixture.ReadAsync(updates, "Hello there."));
        read.SetResult();
        var failure = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            while (await updates.MoveNextAsync())
            {
            }
        });

        Assert.Equal(ModelFailure.Unavailable, failure.Failure);
        Assert.Equal((1, 0), (fixture.StandIn.Count, fixture.Other.Count));
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.OpenAICompatible)]
    public async Task Stream_DoneButLeftOpen_IsWhole(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);
        fixture.StandIn.Default = new Script { Ending = Ending.Linger };

        var reply = await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .ToChatResponseAsync(Cancellation);

        Assert.Equal("Hello there.", reply.Text);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Stream_Empty_IsAFailure(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Retry:Attempts", "0"));
        fixture.StandIn.Default = new Script { Chunks = [] };

        var failure = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (var _ in fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation))
            {
                Assert.Fail("An empty reply has no updates.");
            }
        });

        Assert.Equal(ModelFailure.Unavailable, failure.Failure);
        Assert.Contains("empty", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Response_Malformed_IsAFailure(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Retry:Attempts", "0"));
        fixture.StandIn.Default = new Script { Ending = Ending.Malformed };

        var failure = await Assert.ThrowsAsync<ModelException>(
            () => fixture.First.GetResponseAsync(ModelsFixture.Hello, null, Cancellation));

        Assert.Equal(ModelFailure.Unavailable, failure.Failure);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Stream_CallerCancels_ReachesTheServer(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Fallback", "second"));
        fixture.StandIn.Enqueue(new Script { Ending = Ending.Hang });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var updates = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, stop.Token)
            .GetAsyncEnumerator(stop.Token);
        await ModelsFixture.ReadAsync(updates, "Hello there.");
        var next = updates.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await (await fixture.StandIn.TakeAsync(Cancellation)).Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(0, fixture.Other.Count);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Stream_CallerCancelsBeforeTheFirstText_ReachesTheServer(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Fallback", "second"));
        fixture.StandIn.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var updates = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, stop.Token)
            .GetAsyncEnumerator(Cancellation);
        var first = updates.MoveNextAsync().AsTask();
        var request = await fixture.StandIn.TakeAsync(Cancellation);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await request.Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(0, fixture.Other.Count);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Stream_Abandoned_ReachesTheServer(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);
        fixture.StandIn.Enqueue(new Script { Ending = Ending.Hang });

        await foreach (var _ in fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation))
        {
            break;
        }

        await (await fixture.StandIn.TakeAsync(Cancellation)).Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
    }
}
