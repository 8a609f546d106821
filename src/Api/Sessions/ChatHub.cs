using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Auth;
using PersonaUniverse.Personas;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>The browser's line. It holds no state beyond the connection: what it watches ends with it.</summary>
[Authorize]
internal sealed class ChatHub(
    HubRequests requests,
    Conversations conversations,
    ConnectionWatches watches,
    PersonaWatches personas,
    UserRateLimiter limiter,
    IGrainFactory grains)
    : Hub
{
    public const string Route = "/hubs/chat";

    // Beyond these, watching many at once counts for as many requests as it saves.
    private const int PersonasPerRequest = 20;

    private Caller Caller => Caller.From(Context.User);

    // The connection's own session, for clients that name none.
    private string OwnSessionId => $"c-{Context.ConnectionId}";

    [HubMethodName("chat_message")]
    public async Task<AcceptedMessage> ChatMessage(JsonElement request)
    {
        var chat = requests.Read<ChatRequest>(request);
        var utterance = chat.ToUtterance();
        var session = Session(chat.SessionId ?? OwnSessionId);
        await watches.JoinAsync(Context.ConnectionId, session, after: null, Context.ConnectionAborted);

        // Not the connection's token: a message that has come must not be lost because its sender has just gone.
        var acceptance = await conversations.AcceptAsync(session, utterance, CancellationToken.None);
        if (acceptance.Turn is { } answered)
        {
            await watches.RetellAsync(Context.ConnectionId, session, answered);
        }

        return new AcceptedMessage(utterance.ClientMessageId, acceptance.Seq, session.SessionId);
    }

    [HubMethodName("join")]
    public async Task<JoinedSession> Join(JsonElement request)
    {
        var joining = requests.Read<JoinRequest>(request);
        var session = Session(joining.SessionId!);
        var watch = await watches.JoinAsync(Context.ConnectionId, session, joining.After, Context.ConnectionAborted, again: true);
        return new JoinedSession(session.SessionId, watch!.LastEventId, watch.Complete);
    }

    [HubMethodName("leave")]
    public Task Leave(JsonElement request)
        => watches.LeaveAsync(Context.ConnectionId, Session(requests.Read<SessionRequest>(request).SessionId!));

    [HubMethodName("stop")]
    public Task<bool> Stop(JsonElement request)
        => grains.Session(Session(requests.Read<SessionRequest>(request).SessionId!)).StopAsync(Context.ConnectionAborted);

    [HubMethodName("typing")]
    public Task Typing(JsonElement request)
    {
        var typing = requests.Read<TypingRequest>(request);
        return grains.Session(Session(typing.SessionId!)).SetTypingAsync(typing.IsTyping, Context.ConnectionAborted);
    }

    [HubMethodName("watch_persona")]
    public async Task<PersonaResponse> WatchPersona(JsonElement request)
        => PersonaResponse.From(await personas.WatchAsync(
            requests.Read<PersonaRequest>(request).PersonaId!, Caller, Context.ConnectionId, Context.ConnectionAborted));

    [HubMethodName("watch_personas")]
    public async Task<ImmutableArray<PersonaResponse>> WatchPersonas(JsonElement request)
    {
        var personaIds = requests.Read<PersonasRequest>(request).PersonaIds!;
        limiter.Require(Context.GetHttpContext(), personaIds.Count / PersonasPerRequest);
        var found = await personas.WatchAllAsync(personaIds, Caller, Context.ConnectionId, Context.ConnectionAborted);
        return [.. found.Select(PersonaResponse.From)];
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        personas.Forget(Context.ConnectionId);
        await watches.LeaveAllAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    private SessionKey Session(string sessionId) => new(Caller.UserId, sessionId);
}

/// <summary>A message was taken; its reply comes as events.</summary>
internal sealed record AcceptedMessage(string ClientMessageId, long Seq, string SessionId);

/// <summary>A session is watched. Unless complete, read the history for what the events do not tell.</summary>
internal sealed record JoinedSession(string SessionId, long EventId, bool Complete);

/// <summary>Names a session.</summary>
internal record SessionRequest
{
    [Required, Pattern(Ids.Pattern, ErrorMessage = Ids.PatternMessage)]
    public string? SessionId { get; init; }
}

/// <summary>Names a session to watch, and the last event known of it.</summary>
internal sealed record JoinRequest : SessionRequest
{
    [Range(0, long.MaxValue)]
    public long? After { get; init; }
}

/// <summary>Tells whether the user types.</summary>
internal sealed record TypingRequest : SessionRequest
{
    public bool IsTyping { get; init; }
}

/// <summary>Names a persona.</summary>
internal sealed record PersonaRequest
{
    [Required, Pattern(Ids.ShortPattern, ErrorMessage = Ids.ShortPatternMessage)]
    public string? PersonaId { get; init; }
}

/// <summary>Names personas, a hundred at most.</summary>
internal sealed record PersonasRequest : IValidatableObject
{
    [Required, MaxLength(100)]
    public IReadOnlyList<string>? PersonaIds { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var pattern = new PatternAttribute(Ids.ShortPattern);
        if (PersonaIds!.Any(personaId => personaId is null || !pattern.IsValid(personaId)))
        {
            yield return new ValidationResult(Ids.DescribeShort("personaIds"), [nameof(PersonaIds)]);
        }
    }
}
