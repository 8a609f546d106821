using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions;

/// <summary>Turns that run from their message to their analysis.</summary>
public sealed class WholeTurnTests
{
    private static readonly string[] OfReply = ["speak", "keep"];

    private readonly SessionMind _mind;
    private readonly TurnQueue _queue;
    private readonly TaskCompletionSource<PersonaLookup> _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ImmutableArray<TurnAnalysis?>> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _done = [];
    private bool _asksModel = true;
    private bool _isOurs = true;

    public WholeTurnTests()
    {
        var key = new SessionKey("user", "session");
        var options = Options.Create(new SessionOptions());
        var grains = Stub.Of<IGrainFactory>((method, _) => GrainFor(method.ReturnType));
        _mind = new SessionMind(
            key,
            new RecentTurns(SessionWindow.Empty, options.Value),
            new SessionFeed(key, options.Value.EventsKept, TimeProvider.System, NullLogger.Instance),
            new SceneReader(grains, TimeProvider.System, key.UserId),
            new ExtractionQueue(Stub.Of<ITraitExtractor>((method, _) => method.Name == nameof(ITraitExtractor.AsksModel)
                ? _asksModel
                : Do("extract", _seen.Task))));
        var log = Stub.Of<ITurnLog>((method, _) => method.Name == nameof(ITurnLog.AppendAsync)
            ? Do("append", Task.FromResult(_isOurs))
            : Task.CompletedTask);
        var speaker = new Speaker(["Hello", " yourself."]);
        var models = Stub.Of<IChatModels>((method, call) => method.Name == nameof(IChatModels.Choose)
            ? Do("speak", speaker)
            : speaker.Accepted((string?)call[0], (bool)call[1]!, (ChatOptions)call[2]!));
        var pipeline = TurnPipelines.Of(
            grains, log, models, Stub.Of<IPromptParts>((_, _) => Do("keep", Task.CompletedTask)));
        _queue = new TurnQueue(
            _mind, pipeline, TurnPipelines.Analyst(grains, log), new TurnPlaces(options), () => { }, NullLogger.Instance);
    }

    [Fact]
    public async Task Idle_AskedForWhileATurnRuns_AwaitsItsAnalysisToo()
    {
        Say();
        var idle = _queue.Idle;
        Meet();
        await _queue.Running.WaitAsync(TestTimeouts.Default, Cancellation);
        var waits = !idle.IsCompleted;

        _seen.SetResult([TurnAnalysis.Empty]);
        await idle.WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.True(waits);
        Assert.NotNull(Assert.Single(_mind.Turns.All).Analysis);
    }

    [Fact]
    public async Task Run_TurnWhoseAnalysisAsksAModel_IsDurableBefore()
    {
        _seen.SetResult([TurnAnalysis.Empty]);
        await RunAsync();

        Assert.Equal(["append", "extract"], _done.Except(OfReply));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_Turn_LeavesItsReceiptToTheLog(bool asksModel)
    {
        _asksModel = asksModel;
        _seen.SetResult([TurnAnalysis.Empty]);
        await RunAsync();

        var kept = Assert.Single(_mind.Turns.All);
        Assert.NotNull(kept.Analysis);
        Assert.Null(kept.Receipt);
    }

    [Fact]
    public async Task Run_TurnThatAnotherActivationHasWritten_IsPutToNoModel()
    {
        _isOurs = false;
        await RunAsync();

        Assert.Equal(["append"], _done.Except(OfReply));
    }

    [Fact]
    public async Task Run_TurnThatIsAnalysedAtOnce_IsWrittenWithItsAnalysis()
    {
        _asksModel = false;
        _seen.SetResult([TurnAnalysis.Empty]);
        await RunAsync();

        Assert.Equal(["extract", "append"], _done.Except(OfReply));
        Assert.NotNull(Assert.Single(_mind.Turns.All).Analysis);
    }

    /// <remarks>What comes before it, the user waits for.</remarks>
    [Fact]
    public async Task Run_ATurn_AsksTheModelBeforeItSeesToWhatIsKeptOfThePrompt()
    {
        _seen.SetResult([TurnAnalysis.Empty]);
        await RunAsync();

        Assert.Equal(["speak", "keep"], _done.Take(2));
    }

    private static object GrainFor(Type grain, Task<PersonaLookup> persona)
        => grain == typeof(IPersonaGrain) ? Stub.Of<IPersonaGrain>((_, _) => persona)
            : grain == typeof(IRapportGrain) ? Stub.Of<IRapportGrain>((_, _) => Task.FromResult<TraitShifts?>(null))
            : grain == typeof(IMemoryGrain) ? Stub.Of<IMemoryGrain>(
                (method, _) => method.Name == nameof(IMemoryGrain.RecallAsync) ? Task.FromResult(new Recollection([])) : Task.CompletedTask)
            : Stub.Of<IUserGrain>((_, _) => Task.FromResult<UserPreferences?>(null));

    private object GrainFor(Type grain) => GrainFor(grain, _met.Task);

    private T Do<T>(string what, T done)
    {
        _done.Add(what);
        return done;
    }

    private Task RunAsync()
    {
        Meet();
        Say();
        return _queue.Idle.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    private void Say() => _queue.Enqueue(new Utterance("ada", "Hello.", "m1"));

    private void Meet()
        => _met.SetResult(new PersonaLookup(
            Exists: true, new PersonaProfile("ada", "Ada", "", "#336699", "", null, [], null, null, [], 1)));
}
