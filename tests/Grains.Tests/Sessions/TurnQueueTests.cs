using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions;

/// <summary>Turns of a session whose persona answers nobody, so that the first one runs until it is ended.</summary>
public sealed class TurnQueueTests
{
    private readonly IOptions<SessionOptions> _options = Options.Create(new SessionOptions());
    private readonly SessionFeed _feed;
    private readonly SessionMind _mind;
    private readonly TurnQueue _queue;

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
            new ExtractionQueue(Unasked<ITraitExtractor>()));
        _queue = new TurnQueue(_mind, PipelineOf(grains), new TurnPlaces(_options), () => { }, NullLogger.Instance);
    }

    [Fact]
    public async Task EndAll_WhileOneRunsAndOthersWait_EndsEachAndBeginsNone()
    {
        var known = _feed.LastEventId;
        foreach (var message in (string[])["first", "second", "third"])
        {
            _queue.Enqueue(new Utterance("ada", "Hello.", message));
        }

        _queue.EndAll(TurnEnd.Deleted);
        await _queue.Running;

        var told = _feed.Since(known, _mind.Turns).Missed;
        Assert.Equal("first", Assert.Single(told.OfType<TurnStarted>()).ClientMessageId);
        Assert.Equal(["first", "second", "third"], told.OfType<TurnFailed>().Select(failed => failed.ClientMessageId));
        Assert.All(told.OfType<TurnFailed>(), failed => Assert.Equal(TurnFailureCodes.SessionDeleted, failed.Code));
    }

    private static object GrainFor(Type grain)
        => grain == typeof(IPersonaGrain) ? Stub.Of<IPersonaGrain>((_, call) => UntilCanceled<PersonaLookup>(call))
            : grain == typeof(IMemoryGrain) ? Stub.Of<IMemoryGrain>((_, call) => UntilCanceled<Recollection>(call))
            : grain == typeof(IRapportGrain) ? Stub.Of<IRapportGrain>((_, _) => Task.FromResult<TraitShifts?>(null))
            : Stub.Of<IUserGrain>((_, _) => Task.FromResult<UserPreferences?>(null));

    /// <summary>Ends as calls to grains do: whoever waits goes on at once, in the midst of the canceling.</summary>
    private static Task<T> UntilCanceled<T>(object?[] call)
    {
        var never = new TaskCompletionSource<T>();
        var cancellation = (CancellationToken)call[^1]!;
        cancellation.Register(() => never.TrySetCanceled(cancellation));
        return never.Task;
    }

    private static T Unasked<T>()
        where T : class
        => Stub.Of<T>((MethodInfo method, object?[] _) => throw new NotSupportedException(method.Name));

    private TurnPipeline PipelineOf(IGrainFactory grains) => new(
        new MemoryRecall(grains, Options.Create(new MemoryOptions()), TimeProvider.System),
        new LoreReader(Unasked<IPersonaFiles>(), _options, TimeProvider.System, NullLogger<LoreReader>.Instance),
        new ReplyGenerator(Unasked<IChatModels>(), TimeProvider.System),
        new TurnTraits(grains, TimeProvider.System, NullLogger<TurnTraits>.Instance),
        new ReceiptWriter(Unasked<IPromptParts>(), NullLogger<ReceiptWriter>.Instance),
        Unasked<ITurnLog>(),
        _options,
        TimeProvider.System,
        NullLogger<TurnPipeline>.Instance);
}
