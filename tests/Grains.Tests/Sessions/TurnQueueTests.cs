using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions;

/// <summary>Turns of a session whose persona answers nobody until a test lets it, so that the first one runs until it is ended.</summary>
public sealed class TurnQueueTests
{
    private static readonly TurnAnalysis Seen = new([new ObservedTrait("wit", "Wit", "", 0.9)], 0.8, []);

    private readonly IOptions<SessionOptions> _options = Options.Create(new SessionOptions());
    private readonly SessionFeed _feed;
    private readonly SessionMind _mind;
    private readonly TurnQueue _queue;
    private readonly TaskCompletionSource _observing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _observed = new();
    private Func<object?[], Task<PersonaLookup>> _meet = UntilCanceled<PersonaLookup>;
    private bool _abandoned;

    public TurnQueueTests()
    {
        var key = new SessionKey("user", "session");
        var grains = Stub.Of<IGrainFactory>((method, _) => GrainFor(method.ReturnType));
        _feed = new SessionFeed(key, _options.Value.EventsKept, TimeProvider.System, NullLogger.Instance);
        _mind = new SessionMind(
            key,
            new RecentTurns(SessionWindow.Empty, _options.Value),
            _feed,
            new SceneReader(grains, TimeProvider.System, key.UserId),
            new ExtractionQueue(Stub.Of<ITraitExtractor>((_, _) => Task.FromResult<ImmutableArray<TurnAnalysis?>>([Seen]))));
        var log = Stub.Of<ITurnLog>((_, _) => Task.CompletedTask);
        _queue = new TurnQueue(
            _mind,
            TurnPipelines.Of(grains, log),
            TurnPipelines.Analyst(grains, log),
            new TurnPlaces(_options),
            () => _abandoned = true,
            NullLogger.Instance);
    }

    [Fact]
    public async Task EndAll_WhileOneRunsAndOthersWait_EndsEachAndBeginsNone()
    {
        var known = _feed.LastEventId;
        SayThrice();

        _queue.EndAll(TurnEnd.Deleted);
        await _queue.Running;

        var told = _feed.Since(known, _mind.Turns).Missed;
        Assert.Equal("first", Assert.Single(told.OfType<TurnStarted>()).ClientMessageId);
        Assert.Equal(["first", "second", "third"], told.OfType<TurnFailed>().Select(failed => failed.ClientMessageId));
        Assert.All(told.OfType<TurnFailed>(), failed => Assert.Equal(TurnFailureCodes.SessionDeleted, failed.Code));
    }

    [Fact]
    public async Task Run_TurnAfterWhichTheLogIsInDoubt_HasThoseThatWaitBeginElsewhere()
    {
        var known = _feed.LastEventId;
        var persona = new TaskCompletionSource<PersonaLookup>();
        _meet = _ => persona.Task;
        SayThrice();

        persona.SetException(new DependencyUnavailableException("database"));
        await _queue.Running;

        var told = _feed.Since(known, _mind.Turns).Missed;
        Assert.Equal("first", Assert.Single(told.OfType<TurnStarted>()).ClientMessageId);
        Assert.Equal(
            [
                ("first", TurnFailureCodes.StorageUnavailable), ("second", TurnFailureCodes.SessionMoved),
                ("third", TurnFailureCodes.SessionMoved),
            ],
            told.OfType<TurnFailed>().Select(failed => (failed.ClientMessageId, failed.Code)));
        Assert.True(_abandoned);
    }

    [Fact]
    public async Task GiveUpAnalyses_WhileOneThatIsToldTellsTheRapport_TellsOnceOfEach()
    {
        var persona = new PersonaProfile("ada", "Ada", "", "#336699", "", null, [], null, null, [], 1);
        _meet = _ => Task.FromResult(new PersonaLookup(Exists: true, persona));
        var known = _feed.LastEventId;
        _queue.Analyse(Told.Turn(1));
        await _observing.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        _meet = UntilCanceled<PersonaLookup>;
        _queue.Analyse(Told.Turn(2));
        var underWay = _queue.Unfinished;

        _queue.GiveUpAnalyses();

        Assert.Equal(["message-1", "message-2"], underWay);
        Assert.Equal(
            [(1, 0.8), (2, 0)],
            _feed.Since(known, _mind.Turns).Missed.OfType<TraitsExtracted>().Select(told => (told.Seq, told.Analysis.Confidence)));
        _observed.SetResult();
    }

    private void SayThrice()
    {
        foreach (var message in (string[])["first", "second", "third"])
        {
            _queue.Enqueue(new Utterance("ada", "Hello.", message));
        }
    }

    private object GrainFor(Type grain)
        => grain == typeof(IPersonaGrain) ? Stub.Of<IPersonaGrain>((_, call) => _meet(call))
            : grain == typeof(IMemoryGrain) ? Stub.Of<IMemoryGrain>((_, call) => UntilCanceled<Recollection>(call))
            : grain == typeof(IRapportGrain) ? Stub.Of<IRapportGrain>((method, _) => AnswerOfRapport(method))
            : Stub.Of<IUserGrain>((_, _) => Task.FromResult<UserPreferences?>(null));

    private object AnswerOfRapport(MethodInfo method)
    {
        if (method.Name != nameof(IRapportGrain.ObserveAsync))
        {
            return Task.FromResult<TraitShifts?>(null);
        }

        _observing.SetResult();
        return _observed.Task;
    }

    /// <summary>Ends as calls to grains do: whoever waits goes on at once, in the midst of the canceling.</summary>
    private static Task<T> UntilCanceled<T>(object?[] call)
    {
        var never = new TaskCompletionSource<T>();
        var cancellation = (CancellationToken)call[^1]!;
        cancellation.Register(() => never.TrySetCanceled(cancellation));
        return never.Task;
    }
}
