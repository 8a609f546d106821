using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>A session that does what a test says, and its follower.</summary>
internal sealed class FollowedSession
{
    private readonly ISessionGrain _session;

    public FollowedSession()
    {
        _session = Stub.Of<ISessionGrain>((method, call) => method.Name switch
        {
            nameof(ISessionGrain.WatchAsync) when IsOutOfReach => Task.FromException<SessionWatch>(new TimeoutException()),
            nameof(ISessionGrain.WatchAsync) => Task.FromResult(Watch),
            nameof(ISessionGrain.AcceptAsync) => Accept((Utterance)call[0]!),
            nameof(ISessionGrain.GetTurnsAsync) => Task.FromResult(Stored is null ? null : new TurnPage([Stored])),
            _ => throw new NotSupportedException(method.Name),
        });
        Follower = new SessionFollower(
            Key,
            Stub.Of<IGrainFactory>((_, _) => _session),
            Stub.Of<ISessionObserver>((_, _) => Task.CompletedTask),
            Clock);
    }

    public static SessionKey Key { get; } = new("user", "session");

    public SessionFollower Follower { get; }

    /// <summary>Gets the follower's clock.</summary>
    public FakeTimeProvider Clock { get; } = new();

    /// <summary>Gets or sets how the session answers whoever watches it.</summary>
    public SessionWatch Watch { get; set; } = new(100, [], Complete: true, []);

    /// <summary>Gets or sets whether the session answers nobody who watches it.</summary>
    public bool IsOutOfReach { get; set; }

    /// <summary>Gets or sets how the session answers a message.</summary>
    public Func<Utterance, TurnAcceptance> Accepts { get; set; } = _ => new TurnAcceptance(AcceptOutcome.Accepted, 1);

    /// <summary>Gets or sets what each call that offers a message is answered with in place of that; null for nothing else.</summary>
    public Func<Task<TurnAcceptance>>? Answering { get; set; }

    /// <summary>Gets or sets what the session waits for before it answers a message.</summary>
    public Task Accepting { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets the turn that the session holds.</summary>
    public Turn? Stored { get; set; }

    /// <summary>Gets the ids of the messages that the session was offered.</summary>
    public List<string> Offered { get; } = [];

    public static Utterance Say(string clientMessageId, string text = "Hello.") => new("ada", text, clientMessageId);

    public static Turn Answer(long seq, string clientMessageId)
        => new(
            seq, clientMessageId, "ada", "Hello.", "Hello yourself.", "offline", new TokenUsage(0, 0), [], [], 1, DateTimeOffset.UnixEpoch);

    /// <summary>Listens from now on.</summary>
    public async Task<SessionListener> ListenAsync()
        => (await Follower.ListenAsync(isDevice: false, after: null, Cancellation)).Listener;

    public Task<TurnAcceptance> AcceptAsync(Utterance utterance)
        => Follower.AcceptAsync(utterance, Cancellation);

    /// <summary>Has the follower look how the session is, as it does when that has been silent for long.</summary>
    public Task LookAsync() => Follower.RefreshAsync(Cancellation);

    /// <summary>Tells events, the next ones in the session's order.</summary>
    public void Tell(params ImmutableArray<SessionEvent> events)
    {
        var first = Watch.LastEventId + 1;
        Watch = Watch with { LastEventId = Watch.LastEventId + events.Length };
        Follower.Offer([.. events.Select((told, place) => told with { EventId = first + place, SessionId = Key.SessionId })]);
    }

    /// <summary>What a listener has heard and not told before.</summary>
    public static IReadOnlyList<SessionEvent> Heard(SessionListener listener)
    {
        var heard = new List<SessionEvent>();
        while (listener.Events.TryRead(out var next))
        {
            heard.Add(next);
        }

        return heard;
    }

    private async Task<TurnAcceptance> Accept(Utterance utterance)
    {
        Offered.Add(utterance.ClientMessageId);
        await Accepting;
        return Answering is { } answer ? await answer() : Accepts(utterance);
    }
}
