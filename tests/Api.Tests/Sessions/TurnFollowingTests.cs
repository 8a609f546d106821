namespace PersonaUniverse.Sessions;

/// <summary>What a caller hears of its own turn.</summary>
public sealed class TurnFollowingTests
{
    private readonly FollowedSession _session = new();

    [Fact]
    public async Task Finish_TurnWhoseNumberAnotherGotWhenBothWereTakenUpAgain_IsItsOwn()
    {
        var turn = await FollowAsync("m1", seq: 1);
        _session.Tell(
            new TurnStarted(1, "ada", "m1", "Hello."),
            new TurnStarted(1, "ada", "m2", "Hello."),
            new ReplyDelta(1, 0, "To m2."),
            new ReplyCompleted(FollowedSession.Answer(1, "m2") with { AiResponse = "To m2." }),
            new TraitsExtracted(1, TurnAnalysis.Empty, []),
            new TurnStarted(2, "ada", "m1", "Hello."),
            new ReplyDelta(2, 0, "To m1."),
            new ReplyCompleted(FollowedSession.Answer(2, "m1") with { AiResponse = "To m1." }),
            new TraitsExtracted(2, TurnAnalysis.Empty, []));

        var answer = await turn.FinishAsync(Cancellation);

        Assert.Equal((2, "To m1."), (answer.Seq, answer.Message));
    }

    [Fact]
    public async Task Events_OfAnotherTurnThatGotTheNumber_AreNotTold()
    {
        var turn = await FollowAsync("m1", seq: 1);
        _session.Tell(
            new TurnStarted(1, "ada", "m2", "Hello."),
            new ReplyDelta(1, 0, "To m2."),
            new TurnFailed(2, "m1", TurnFailureCodes.ModelTimeout, "Too slow.", Retryable: true));

        var told = await turn.EventsAsync(Cancellation).ToListAsync(Cancellation);

        Assert.IsType<TurnFailed>(Assert.Single(told));
    }

    private async Task<TurnFollowing> FollowAsync(string clientMessageId, long seq)
    {
        var listener = await _session.ListenAsync();
        return new TurnFollowing(
            FollowedSession.Key, clientMessageId, new TurnAcceptance(AcceptOutcome.Accepted, seq), listener);
    }
}
