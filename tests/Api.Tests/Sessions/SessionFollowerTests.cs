namespace PersonaUniverse.Sessions;

/// <summary>What becomes of turns that their session no longer works on.</summary>
public sealed class SessionFollowerTests
{
    private readonly FollowedSession _session = new();
    private readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Refresh_AnsweredTurnThatNobodyAnalyses_IsNotOfferedAgainButEnds()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new ReplyCompleted(FollowedSession.Answer(1, "m1")));

        await _session.LookAsync();

        Assert.Equal(["m1"], _session.Offered);
        Assert.False(_session.Follower.HasPending);
        var end = Assert.IsType<TraitsExtracted>(FollowedSession.Heard(listener)[^1]);
        Assert.Equal((1, "traits"), (end.Seq, Assert.Single(end.Degraded)));
    }

    [Fact]
    public async Task Refresh_AnsweredTurnWhoseAnalysisIsStored_EndsWithThat()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new ReplyCompleted(FollowedSession.Answer(1, "m1")));
        _session.Stored = FollowedSession.Answer(1, "m1") with { Analysis = new TurnAnalysis([], 0.8, []) };

        await _session.LookAsync();

        var end = Assert.IsType<TraitsExtracted>(FollowedSession.Heard(listener)[^1]);
        Assert.Equal(0.8, end.Analysis.Confidence);
        Assert.Empty(end.Degraded);
    }

    [Fact]
    public async Task GiveUp_TurnThatWasAnswered_IsNotToldAsFailed()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new ReplyCompleted(FollowedSession.Answer(1, "m1")));

        _session.Follower.GiveUp(TimeSpan.Zero, new TimeoutException());

        Assert.IsType<TraitsExtracted>(FollowedSession.Heard(listener)[^1]);
    }

    [Fact]
    public async Task GiveUp_TurnThatRuns_FailsWithoutAPlaceInTheOrder()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new TurnStarted(1, "ada", "m1", "Hello."));

        _session.Follower.GiveUp(TimeSpan.Zero, new TimeoutException());

        var end = Assert.IsType<TurnFailed>(FollowedSession.Heard(listener)[^1]);
        Assert.Equal((0, "m1", TurnFailureCodes.ClusterUnavailable), (end.EventId, end.ClientMessageId, end.Code));
    }

    [Fact]
    public async Task GiveUp_TurnWhoseSessionCouldNotReadItsLog_FailsWithThat()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new TurnFailed(1, "m1", TurnFailureCodes.SessionMoved, "It begins again elsewhere.", Retryable: true));

        _session.Follower.GiveUp(TimeSpan.FromHours(1), new DependencyUnavailableException("database"));
        var waits = FollowedSession.Heard(listener).Count == 0;
        _session.Follower.GiveUp(TimeSpan.Zero, new OperationCanceledException());

        var end = Assert.IsType<TurnFailed>(Assert.Single(FollowedSession.Heard(listener)));
        Assert.True(waits);
        Assert.Equal(("m1", TurnFailureCodes.StorageUnavailable, true), (end.ClientMessageId, end.Code, end.Retryable));
    }

    [Fact]
    public async Task GiveUp_TurnThatItsSessionCannotTakeUp_FailsAfterAWhileAndAlone()
    {
        var patience = TimeSpan.FromSeconds(25);
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("runs"));
        await _session.AcceptAsync(FollowedSession.Say("lost"));
        _session.Watch = _session.Watch with { Pending = ["runs"] };
        _session.Accepts = _ => throw new DependencyUnavailableException("database");
        await LookInVainAsync();
        _session.Clock.Advance(patience - TimeSpan.FromSeconds(1));
        await LookInVainAsync();
        var waits = FollowedSession.Heard(listener).Count == 0;
        _session.Clock.Advance(TimeSpan.FromSeconds(1));
        await LookInVainAsync();

        var end = Assert.IsType<TurnFailed>(Assert.Single(FollowedSession.Heard(listener)));
        Assert.True(waits);
        Assert.Equal(("lost", TurnFailureCodes.StorageUnavailable, true), (end.ClientMessageId, end.Code, end.Retryable));
        Assert.True(_session.Follower.HasPending);

        async Task LookInVainAsync()
            => _session.Follower.GiveUp(patience, await Assert.ThrowsAsync<DependencyUnavailableException>(_session.LookAsync));
    }

    [Fact]
    public async Task Refresh_TurnAnsweredJustBeforeItsSiloWasLost_IsToldWithoutAPlaceInTheOrder()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Tell(new TurnStarted(1, "ada", "m1", "Hello."));
        _session.Accepts = _ => new TurnAcceptance(AcceptOutcome.AlreadyAnswered, 1, FollowedSession.Answer(1, "m1"));

        await _session.LookAsync();

        Assert.Collection(
            FollowedSession.Heard(listener),
            first => Assert.IsType<TurnStarted>(first),
            reply => Assert.Equal(0, Assert.IsType<ReplyCompleted>(reply).EventId),
            end => Assert.Equal(0, Assert.IsType<TraitsExtracted>(end).EventId));
    }

    [Fact]
    public async Task Refresh_TurnsLostTogether_AreOfferedAgainInTheirOrder()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        await _session.AcceptAsync(FollowedSession.Say("m2"));
        _session.Tell(new TurnStopped(1, "m1"));
        await _session.AcceptAsync(FollowedSession.Say("m3"));
        _session.Offered.Clear();

        await _session.LookAsync();

        Assert.Equal(["m2", "m3"], _session.Offered);
    }

    [Theory]
    [InlineData(AcceptOutcome.Busy)]
    [InlineData(AcceptOutcome.Overloaded)]
    public async Task Refresh_LostTurnForWhichThereIsNoRoomYet_IsOfferedUntilThereIs(AcceptOutcome refusal)
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Accepts = _ => new TurnAcceptance(refusal);

        await _session.LookAsync();
        await _session.LookAsync();

        Assert.Equal(["m1", "m1", "m1"], _session.Offered);
        Assert.Empty(FollowedSession.Heard(listener));
        Assert.True(_session.Follower.HasPending);
    }

    [Fact]
    public async Task Accept_AnsweredTurnThatIsBeingAnalysed_IsFollowedUntilThatIsDone()
    {
        var answered = FollowedSession.Answer(1, "m1");
        _session.Accepts = _ => new TurnAcceptance(AcceptOutcome.AlreadyAnswered, 1, answered, IsBeingAnalysed: true);
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        var pending = _session.Follower.HasPending;

        // The silo was lost with the analysis; another has done it.
        _session.Stored = answered with { Analysis = new TurnAnalysis([], 0.8, []) };
        await _session.LookAsync();

        Assert.True(pending);
        Assert.Equal(0.8, Assert.IsType<TraitsExtracted>(Assert.Single(FollowedSession.Heard(listener))).Analysis.Confidence);
        Assert.False(_session.Follower.HasPending);
    }

    [Fact]
    public async Task IsDue_WhenTheWatchCouldNotBeRenewed_AfterAPause()
    {
        await using var listener = await _session.ListenAsync();
        _session.Clock.Advance(ObserverLease.Renewal + TimeSpan.FromSeconds(1));
        _session.IsOutOfReach = true;

        await FailToLookAsync();
        var atOnce = IsDue();
        _session.Clock.Advance(_pause);
        var later = IsDue();
        _session.IsOutOfReach = false;
        await _session.LookAsync();

        Assert.Equal((false, true, false), (atOnce, later, IsDue()));
    }

    [Fact]
    public async Task IsDue_WhileATurnRunsThatCouldNotBeSeenTo_AtOnce()
    {
        await using var listener = await _session.ListenAsync();
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Clock.Advance(_pause);
        _session.IsOutOfReach = true;

        await FailToLookAsync();

        Assert.True(IsDue());
    }

    [Fact]
    public async Task Refresh_WhileTheSessionIsStillAskedToTakeATurn_DoesNotOfferItOnceMore()
    {
        var answer = new TaskCompletionSource();
        _session.Accepting = answer.Task;
        var accepting = _session.AcceptAsync(FollowedSession.Say("m1"));

        var looking = _session.LookAsync();
        _session.Accepts = _ => new TurnAcceptance(AcceptOutcome.Busy);
        answer.SetResult();
        await looking;

        Assert.Equal(AcceptOutcome.Busy, (await accepting).Outcome);
        Assert.Equal(["m1"], _session.Offered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Accept_OfferedTwiceAtOnceAndOnceInVain_IsTakenUpAgain(bool isFailureFirst)
    {
        var (failing, accepted) = (new TaskCompletionSource<TurnAcceptance>(), new TaskCompletionSource<TurnAcceptance>());
        _session.Answering = () => failing.Task;
        var first = _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Answering = () => accepted.Task;
        var second = _session.AcceptAsync(FollowedSession.Say("m1"));
        if (isFailureFirst)
        {
            failing.SetException(new TimeoutException());
        }

        accepted.SetResult(new TurnAcceptance(AcceptOutcome.Accepted, 1));
        await second;
        failing.TrySetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        _session.Answering = null;
        _session.Offered.Clear();
        await _session.LookAsync();

        Assert.Equal(["m1"], _session.Offered);
    }

    [Fact]
    public async Task Accept_RefusedUnderTheIdOfATurnThatRuns_LeavesThatItsRecovery()
    {
        await _session.AcceptAsync(FollowedSession.Say("m1"));
        _session.Accepts = _ => new TurnAcceptance(AcceptOutcome.IdReused);

        await _session.AcceptAsync(FollowedSession.Say("m1", "Something else."));

        Assert.True(_session.Follower.HasPending);
    }

    private bool IsDue() => _session.Follower.IsDue(worrying: TimeSpan.FromSeconds(2));

    private async Task FailToLookAsync()
    {
        await Assert.ThrowsAsync<TimeoutException>(_session.LookAsync);
        _session.Follower.NoteFailed(_pause);
    }
}
