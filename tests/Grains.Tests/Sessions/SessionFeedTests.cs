using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

public sealed class SessionFeedTests
{
    private const int Kept = 8;

    private readonly FakeTimeProvider _clock = new(Told.Start);
    private readonly SessionFeed _feed;
    private readonly RecentTurns _turns = new(SessionWindow.Empty, new SessionOptions());

    public SessionFeedTests() => _feed = new SessionFeed(new SessionKey("user", "session"), Kept, _clock, NullLogger.Instance);

    [Fact]
    public void Since_AWatcherThatMissedSome_HearsThemOnceAndInOrder()
    {
        Say(1);
        var known = _feed.LastEventId;
        Say(2);

        var (missed, complete) = _feed.Since(known, _turns);

        Assert.True(complete);
        Assert.Equal(["TurnStarted", "ReplyDelta", "ReplyCompleted"], missed.Select(occurrence => occurrence.GetType().Name));
        Assert.Equal(2, Assert.Single(missed.OfType<ReplyCompleted>()).Turn.Seq);
        Assert.Empty(_feed.Since(_feed.LastEventId, _turns).Missed);
    }

    /// <remarks>Events overtake each other: that a piece is missing may be noticed by the reply, whose turn has ended.</remarks>
    [Fact]
    public void Since_APieceMissedOfATurnThatHasEnded_TellsItBeforeTheReply()
    {
        _feed.Publish(new TurnStarted(1, "ada", "message-1", "Question 1"), new ReplyDelta(1, 0, "Answer"));
        var known = _feed.LastEventId;
        _feed.Publish(new ReplyDelta(1, 1, " 1"));
        _feed.Publish(new ReplyCompleted(Told.Turn(1)));
        _feed.EndTurn();

        var missed = _feed.Since(known, _turns).Missed;

        Assert.Equal(["ReplyDelta", "ReplyCompleted"], missed.Select(occurrence => occurrence.GetType().Name));
    }

    [Fact]
    public void Since_ATurnBeforeTheNewest_TellsItsReplyWithoutItsPieces()
    {
        var known = _feed.LastEventId;
        Say(1);
        Say(2);

        var missed = _feed.Since(known, _turns).Missed;

        Assert.Equal([1, 2], missed.OfType<ReplyCompleted>().Select(reply => reply.Turn.Seq));
        Assert.Equal(2, Assert.Single(missed.OfType<ReplyDelta>()).Seq);
    }

    [Fact]
    public void Unwatch_ByTheLastWatcher_ForgetsPieces()
    {
        var known = _feed.LastEventId;
        var watcher = Watcher();
        _feed.Watch(watcher, devices: 0);
        Say(1);

        _feed.Unwatch(watcher);

        Assert.Empty(_feed.Since(known, _turns).Missed.OfType<ReplyDelta>());
    }

    [Fact]
    public void Since_LongerAgoThanEventsAreKept_HearsTheRepliesFromTheTurnsInMind()
    {
        Say(1);
        var known = _feed.LastEventId;
        for (var seq = 2; seq <= 12; seq++)
        {
            Say(seq);
        }

        var (missed, complete) = _feed.Since(known, _turns);

        Assert.True(complete);
        var ids = missed.Select(occurrence => occurrence.EventId).ToArray();
        Assert.Equal(
            Enumerable.Range(2, 11).Select(seq => (long)seq),
            missed.Where(occurrence => occurrence.EventId > known).OfType<ReplyCompleted>().Select(reply => reply.Turn.Seq));
        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.Equal(_feed.LastEventId, ids[^1]);
    }

    [Fact]
    public void Since_LongerAgoThanTurnsWithOnePersonaAreInMind_IsNotComplete()
    {
        Say(1, "bo");
        Say(2);
        var known = _feed.LastEventId;
        for (var seq = 3; seq <= 20; seq++)
        {
            Say(seq);
        }

        var (missed, complete) = _feed.Since(known, _turns);

        Assert.DoesNotContain(missed.OfType<ReplyCompleted>(), reply => reply.Turn.Seq == 3);
        Assert.False(complete);
    }

    [Fact]
    public void Since_ATurnAfterWhichAllAreInMind_IsComplete()
    {
        Say(1, "bo");
        for (var seq = 2; seq <= 20; seq++)
        {
            Say(seq);
        }

        var known = _feed.LastEventId;
        for (var seq = 21; seq <= 26; seq++)
        {
            Say(seq, seq % 2 == 0 ? "ada" : "bo");
        }

        var (missed, complete) = _feed.Since(known, _turns);

        Assert.True(complete);
        Assert.Equal([21, 22, 23, 24, 25, 26], missed.OfType<ReplyCompleted>().Select(reply => reply.Turn.Seq));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(12, true)]
    public void Since_InAnActivationThatHasReadWhatIsInMind_IsCompleteAfterATurnBeyondWhichAllAre(long knownTurn, bool isComplete)
    {
        // Ten with Ada, from 11 on; with Bo one of long ago.
        var window = new SessionWindow(
            [Told.Turn(1, "bo"), .. Enumerable.Range(11, 10).Select(seq => Told.Turn(seq))], LastSeq: 20, TotalTurns: 20);
        _clock.SetUtcNow(Told.Start.AddHours(1));
        var feed = new SessionFeed(new SessionKey("user", "session"), Kept, _clock, NullLogger.Instance);
        var known = Told.Turn(knownTurn).CreatedAt.ToUnixTimeMilliseconds() * 1024;

        var (_, complete) = feed.Since(known, new RecentTurns(window, new SessionOptions()));

        Assert.Equal(isComplete, complete);
    }

    [Fact]
    public void EventIds_OfALaterActivation_AreHigher()
    {
        Say(1);
        _clock.Advance(TimeSpan.FromSeconds(1));

        var later = new SessionFeed(new SessionKey("user", "session"), Kept, _clock, NullLogger.Instance);

        Assert.True(later.LastEventId > _feed.LastEventId);
    }

    [Fact]
    public void Since_ManyEventsBetweenTurns_TellsTheNewestAlone()
    {
        Say(1);
        var known = _feed.LastEventId;
        for (var i = 0; i < 100; i++)
        {
            _feed.Publish(new TypingChanged("user", PersonaId: null, IsTyping: i % 2 == 0));
        }

        var (missed, complete) = _feed.Since(known, _turns);

        Assert.True(complete);
        Assert.Equal(Enumerable.Range(93, 8).Select(place => known + place), missed.Select(occurrence => occurrence.EventId));
    }

    [Fact]
    public void Since_InMidTurn_TellsAllOfIt()
    {
        var known = _feed.LastEventId;
        _feed.Publish(new TurnStarted(1, "ada", "message-1", "Question 1"));
        for (var i = 0; i < 100; i++)
        {
            _feed.Publish(new ReplyDelta(1, i, "So"));
        }

        Assert.Equal(101, _feed.Since(known, _turns).Missed.Length);
    }

    [Fact]
    public void OfRunning_InMidTurn_IsTheWholeTurnSoFar()
    {
        Say(1);
        _feed.Publish(new TurnStarted(2, "ada", "message-2", "Question 2"), new ReplyDelta(2, 0, "Ans"));

        Assert.Equal(["TurnStarted", "ReplyDelta"], _feed.OfRunning(2).Select(occurrence => occurrence.GetType().Name));
    }

    [Fact]
    public void Watch_AfterAnotherWatcherDied_TellsThatItsDevicesAreGone()
    {
        var (living, dead) = (Watcher(), Watcher());
        _feed.Watch(living, devices: 1);
        _feed.Watch(dead, devices: 2);
        _clock.Advance(ObserverLease.Renewal);
        _feed.Watch(living, devices: 1);
        _clock.Advance(ObserverLease.Duration - TimeSpan.FromSeconds(1));

        _feed.Watch(living, devices: 1);

        Assert.Equal([1, 3, 1], Online());
    }

    [Fact]
    public void Watch_AgainAfterItsLeaseEnded_IsCountedAsIfItHadNeverGone()
    {
        var watcher = Watcher();
        _feed.Watch(watcher, devices: 2);
        _clock.Advance(ObserverLease.Duration * 2);

        _feed.Watch(watcher, devices: 2);
        _feed.Unwatch(watcher);

        Assert.Equal([2, 0], Online());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Since_AnAnalysedTurn_TellsItsAnalysisOnceAndNoMoves(bool isKept)
    {
        var analysis = new TurnAnalysis([new ObservedTrait("wit", "Wit", "", 0.9)], 0.8, ["Laugh."])
        {
            Moves = [new TraitMove("wit", 0, 0.1)],
        };
        var analysed = Told.Turn(1) with { Analysis = analysis };
        _turns.Add(analysed);
        _feed.Publish(new ReplyCompleted(analysed), new TraitsExtracted(1, analysis, []));
        if (!isKept)
        {
            _feed.Publish([.. Enumerable.Range(1, 2 * Kept).Select(online => new PresenceChanged(online))]);
        }

        var missed = _feed.Since(0, _turns).Missed;

        Assert.Null(Assert.Single(missed.OfType<ReplyCompleted>()).Turn.Analysis);
        var told = Assert.Single(missed.OfType<TraitsExtracted>()).Analysis;
        Assert.Equal((analysis.Traits, 0), (told.Traits, told.Moves.Length));
        Assert.Equal(analysis, Assert.Single(_turns.All).Analysis);
    }

    private static ISessionObserver Watcher() => Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask);

    private IEnumerable<int> Online() => _feed.Since(0, _turns).Missed.OfType<PresenceChanged>().Select(told => told.Online);

    private void Say(int seq, string personaId = "ada")
    {
        _clock.SetUtcNow(Told.Start.AddMinutes(seq));
        _feed.Publish(new TurnStarted(seq, personaId, $"message-{seq}", $"Question {seq}"), new ReplyDelta(seq, 0, $"Answer {seq}"));
        _turns.Add(Told.Turn(seq, personaId));
        _feed.Publish(new ReplyCompleted(Told.Turn(seq, personaId)));
        _feed.EndTurn();
    }
}
