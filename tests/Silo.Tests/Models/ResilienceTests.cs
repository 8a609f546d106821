using System.Globalization;
using Microsoft.Extensions.AI;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Models;

public sealed class ResilienceTests
{
    [Theory]
    [InlineData(ModelKind.OpenAI, "7")]
    [InlineData(ModelKind.OpenAI, "date")]
    [InlineData(ModelKind.Anthropic, "7")]
    public async Task RateLimited_WithRetryAfter_WaitsThatLong(ModelKind kind, string header)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);
        var wait = TimeSpan.FromSeconds(7);
        var date = (fixture.Clock.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture);
        fixture.StandIn.Enqueue(new Script { Status = 429, RetryAfter = header == "date" ? date : header });

        var reply = TextAsync(fixture.First);
        await fixture.Clock.ArmedAsync(wait, Cancellation);
        Assert.Equal(1, fixture.StandIn.Count);
        fixture.Clock.Advance(wait);

        Assert.Equal("Hello there.", await reply);
        Assert.Equal(2, fixture.StandIn.Count);
    }

    [Fact]
    public async Task RateLimited_LongerThanTheMaximum_FailsAtOnceAndSaysHowLong()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI);
        fixture.StandIn.Enqueue(new Script { Status = 429, RetryAfter = "600" });

        var failure = await Assert.ThrowsAsync<ModelException>(() => TextAsync(fixture.First));

        Assert.Equal((ModelFailure.RateLimited, TimeSpan.FromMinutes(10)), (failure.Failure, failure.RetryAfter));
        Assert.Equal(1, fixture.StandIn.Count);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Unavailable_Twice_IsRetriedUntilItAnswers(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Retry:BaseDelay", "00:00:00"));
        fixture.StandIn.Enqueue(new Script { Status = 500 }, new Script { Status = 500 });

        Assert.Equal("Hello there.", await TextAsync(fixture.First));
        Assert.Equal(3, fixture.StandIn.Count);
    }

    [Fact]
    public async Task Unavailable_ThreeTimes_IsNotAskedAgain()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI, ("Retry:BaseDelay", "00:00:00"));
        fixture.StandIn.Default = new Script { Status = 503 };

        await Assert.ThrowsAsync<ModelException>(() => TextAsync(fixture.First));

        Assert.Equal(3, fixture.StandIn.Count);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI)]
    [InlineData(ModelKind.Anthropic)]
    public async Task Deadline_FirstToken_TimesOutWithoutRetry(ModelKind kind)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind);
        fixture.StandIn.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });

        var reply = TextAsync(fixture.First);
        var request = await fixture.StandIn.TakeAsync(Cancellation);
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<ModelException>(() => reply);
        Assert.Equal(ModelFailure.Timeout, failure.Failure);
        Assert.Contains("no text", failure.Message, StringComparison.Ordinal);
        await request.Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(1, fixture.StandIn.Count);
    }

    [Theory]
    [InlineData(ModelKind.OpenAI, "00:02:00", 20, "silent")]
    [InlineData(ModelKind.OpenAI, "00:00:15", 15, "finish")]
    [InlineData(ModelKind.Anthropic, "00:02:00", 20, "silent")]
    [InlineData(ModelKind.Anthropic, "00:00:15", 15, "finish")]
    public async Task Deadline_InMidStream_TimesOut(ModelKind kind, string total, int seconds, string expected)
    {
        await using var fixture = await ModelsFixture.StartAsync(kind, ("Deadlines:Total", total), ("Fallback", "second"));
        fixture.StandIn.Enqueue(new Script { Ending = Ending.Hang });
        await using var updates = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .GetAsyncEnumerator(Cancellation);
        await ModelsFixture.ReadAsync(updates, "Hello there.");
        var next = updates.MoveNextAsync().AsTask();

        fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var failure = await Assert.ThrowsAsync<ModelException>(() => next);
        Assert.Equal(ModelFailure.Timeout, failure.Failure);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        await (await fixture.StandIn.TakeAsync(Cancellation)).Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(0, fixture.Other.Count);
    }

    [Fact]
    public async Task Deadline_WhileTheCallerThinks_DoesNotPass()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI);
        await using var updates = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .GetAsyncEnumerator(Cancellation);
        Assert.True(await updates.MoveNextAsync());

        fixture.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(" there.", (await ModelsFixture.ReadAsync(updates, "Hello there.")).Replace("Hello", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deadline_TotalOfAWholeResponse_TimesOut()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI);
        fixture.StandIn.Enqueue(new Script { Ending = Ending.Hang });

        var reply = fixture.First.GetResponseAsync(ModelsFixture.Hello, null, Cancellation);
        await fixture.StandIn.TakeAsync(Cancellation);
        fixture.Clock.Advance(TimeSpan.FromSeconds(120));

        Assert.Equal(ModelFailure.Timeout, (await Assert.ThrowsAsync<ModelException>(() => reply)).Failure);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Fallback_PrimaryFails_AnswersAndIsMarked(int status)
    {
        await using var fixture = await ModelsFixture.StartAsync(
            ModelKind.Anthropic, ("Fallback", "second"), ("Retry:Attempts", "0"));
        fixture.StandIn.Default = new Script { Status = status };

        var streamed = await fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .ToListAsync(Cancellation);
        var whole = await fixture.First.GetResponseAsync(ModelsFixture.Hello, null, Cancellation);

        Assert.Equal(["Hello there.", "Hello there."], [streamed.ToChatResponse().Text, whole.Text]);
        Assert.All(streamed, update => Assert.True(update.AdditionalProperties?.ContainsKey(IChatModels.FallbackKey)));
        Assert.All(streamed, update => Assert.Equal("second-model", update.ModelId));
        Assert.True(whole.AdditionalProperties?.ContainsKey(IChatModels.FallbackKey));
    }

    [Fact]
    public async Task Breaker_AfterFailures_LeavesTheModelAloneAndThenTriesAgain()
    {
        await using var fixture = await ModelsFixture.StartAsync(
            ModelKind.OpenAI, ("Fallback", "second"), ("Retry:Attempts", "0"), ("Breaker:MinimumCalls", "2"));
        fixture.StandIn.Enqueue(new Script { Status = 500 }, new Script { Status = 500 });
        Assert.True((await fixture.Check.CheckAsync(Cancellation)).Healthy);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("Hello there.", await TextAsync(fixture.First));
        }

        Assert.Equal((2, 3), (fixture.StandIn.Count, fixture.Other.Count));
        Assert.False((await fixture.Check.CheckAsync(Cancellation)).Healthy);
        fixture.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("Hello there.", await TextAsync(fixture.First));
        Assert.Equal((3, 3), (fixture.StandIn.Count, fixture.Other.Count));
        Assert.True((await fixture.Check.CheckAsync(Cancellation)).Healthy);
    }

    [Fact]
    public async Task Cap_Full_TheNextCallWaitsForAPlace()
    {
        await using var fixture = await ModelsFixture.StartAsync(ModelKind.OpenAI, ("MaxConcurrentCalls", "1"));
        var finish = new TaskCompletionSource();
        fixture.StandIn.Enqueue(new Script { Gate = finish.Task });
        await using var first = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .GetAsyncEnumerator(Cancellation);
        await ModelsFixture.ReadAsync(first, "Hello there.");

        var second = TextAsync(fixture.First);

        // How long it would wait for a place.
        await fixture.Clock.ArmedAsync(TimeSpan.FromSeconds(15), Cancellation);
        Assert.Equal(1, fixture.StandIn.Count);
        finish.SetResult();
        while (await first.MoveNextAsync())
        {
        }

        await first.DisposeAsync();
        Assert.Equal("Hello there.", await second);
    }

    [Fact]
    public async Task Cap_FullAndAsManyWait_TheNextIsTurnedAwayAndTheModelNotBlamed()
    {
        await using var fixture = await ModelsFixture.StartAsync(
            ModelKind.OpenAI, ("MaxConcurrentCalls", "1"), ("Breaker:MinimumCalls", "2"), ("Breaker:FailureRatio", "0.1"));
        var finish = new TaskCompletionSource();
        fixture.StandIn.Enqueue(new Script { Gate = finish.Task });
        await using var first = fixture.First.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation)
            .GetAsyncEnumerator(Cancellation);
        await ModelsFixture.ReadAsync(first, "Hello there.");
        var second = TextAsync(fixture.First);

        var refused = await Assert.ThrowsAsync<ModelException>(() => TextAsync(fixture.First));
        fixture.Clock.Advance(TimeSpan.FromSeconds(15));
        var late = await Assert.ThrowsAsync<ModelException>(() => second);

        Assert.Equal((ModelFailure.Busy, ModelFailure.Busy), (refused.Failure, late.Failure));
        Assert.Equal(1, fixture.StandIn.Count);
        Assert.True((await fixture.Check.CheckAsync(Cancellation)).Healthy);
        finish.SetResult();
        while (await first.MoveNextAsync())
        {
        }

        await first.DisposeAsync();
        Assert.Equal("Hello there.", await TextAsync(fixture.First));
    }

    [Fact]
    public async Task Breaker_OfAModelThatHangs_OpensHoweverManyFindNoPlace()
    {
        await using var fixture = await ModelsFixture.StartAsync(
            ModelKind.OpenAI,
            ("MaxConcurrentCalls", "1"),
            ("Breaker:MinimumCalls", "2"),
            ("Breaker:Window", "00:05:00"),
            ("Retry:Attempts", "0"));
        for (var timeouts = 0; timeouts < 2; timeouts++)
        {
            fixture.StandIn.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });
            var hanging = TextAsync(fixture.First);
            await fixture.StandIn.TakeAsync(Cancellation);
            var waiting = TextAsync(fixture.First);
            for (var turnedAway = 0; turnedAway < 8; turnedAway++)
            {
                Assert.Equal(ModelFailure.Busy, (await Assert.ThrowsAsync<ModelException>(() => TextAsync(fixture.First))).Failure);
            }

            fixture.Clock.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(ModelFailure.Busy, (await Assert.ThrowsAsync<ModelException>(() => waiting)).Failure);
            fixture.Clock.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(ModelFailure.Timeout, (await Assert.ThrowsAsync<ModelException>(() => hanging)).Failure);
        }

        Assert.False((await fixture.Check.CheckAsync(Cancellation)).Healthy);
    }

    private static async Task<string> TextAsync(IChatClient client)
        => (await client.GetStreamingResponseAsync(ModelsFixture.Hello, null, Cancellation).ToChatResponseAsync(Cancellation)).Text;
}
