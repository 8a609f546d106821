using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Personas;
using PersonaUniverse.RateLimits;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What becomes of a message whose sender does not stay.</summary>
public sealed class ChatHubTests
{
    private readonly TaskCompletionSource _joining = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Utterance> _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task ChatMessage_FromAConnectionThatGoesWhileItJoins_IsAcceptedAllTheSame()
    {
        using var left = new CancellationTokenSource();
        using var followers = new SessionFollowers(Grains(), TimeProvider.System, NullLogger<SessionFollowers>.Instance);
        using var personas = new PersonaWatches(
            Grains(), Hub(), Options.Create(new ChatOptions()), TimeProvider.System, NullLogger<PersonaWatches>.Instance);
        await using var limiter = new UserRateLimiter(Options.Create(new RateLimitOptions()));
        using var hub = Hub(followers, personas, limiter);
        hub.Context = new Line("line") { Aborted = left.Token };
        var message = JsonElement.Parse("""{"personaId":"ada","sessionId":"s","clientMessageId":"m1","message":"Hello."}""");

        var saying = hub.ChatMessage(message);
        await _joining.Task.WaitAsync(TestTimeouts.Default, Cancellation);
        await left.CancelAsync();
        await saying;

        Assert.Equal("m1", (await _accepted.Task).ClientMessageId);
    }

    private static StubHub Hub() => new(TurnsAway<IHubClients>());

    private static T TurnsAway<T>()
        where T : class
        => Stub.Of<T>((method, _) => throw new NotSupportedException(method.Name));

    private ChatHub Hub(SessionFollowers followers, PersonaWatches personas, UserRateLimiter limiter)
    {
        var options = Options.Create(new ChatOptions());
        var protocol = new JsonHubProtocolOptions();
        ApiExtensions.ConfigureJson(protocol.PayloadSerializerOptions);
        var conversations = new Conversations(followers, options, TimeProvider.System);
        return new ChatHub(
            new HubRequests(Options.Create(protocol)),
            conversations,
            new ConnectionWatches(conversations, Hub(), options, TimeProvider.System, NullLogger<ConnectionWatches>.Instance),
            personas,
            limiter,
            Grains());
    }

    private IGrainFactory Grains() => Stub.Of<IGrainFactory>(
        (method, _) => method.Name == nameof(IGrainFactory.CreateObjectReference)
            ? TurnsAway<ISessionObserver>()
            : Stub.Of<ISessionGrain>((call, arguments) => Answer(call.Name, arguments)));

    private object Answer(string method, object?[] arguments)
    {
        switch (method)
        {
            case nameof(ISessionGrain.WatchAsync):
                _joining.TrySetResult();
                return new TaskCompletionSource<SessionWatch>().Task.WaitAsync((CancellationToken)arguments[^1]!);
            case nameof(ISessionGrain.AcceptAsync):
                _accepted.TrySetResult((Utterance)arguments[0]!);
                return Task.FromResult(new TurnAcceptance(AcceptOutcome.Accepted, 1));
            default:
                throw new NotSupportedException(method);
        }
    }
}
