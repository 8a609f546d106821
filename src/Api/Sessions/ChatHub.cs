using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Auth;
using PersonaUniverse.Personas;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>The browser's line. It holds no state beyond the connection: what it watches ends with it.</summary>
[Authorize]
internal sealed class ChatHub(
    Conversations conversations, ConnectionWatches watches, PersonaWatches personas, IGrainFactory grains) : Hub
{
    public const string Route = "/hubs/chat";

    private Caller Caller => Caller.From(Context.User);

    // The connection's own session, for clients that name none.
    private string OwnSessionId => $"c-{Context.ConnectionId}";

    [HubMethodName("chat_message")]
    public async Task<AcceptedMessage> ChatMessage(ChatRequest request)
    {
        var utterance = Validated.Check(request).ToUtterance();
        var session = Session(request.SessionId ?? OwnSessionId);
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
    public async Task<JoinedSession> Join(JoinRequest request)
    {
        var session = Session(Validated.Check(request).SessionId!);
        var watch = await watches.JoinAsync(Context.ConnectionId, session, request.After, Context.ConnectionAborted, again: true);
        return new JoinedSession(session.SessionId, watch!.LastEventId, watch.Complete);
    }

    [HubMethodName("leave")]
    public Task Leave(SessionRequest request)
        => watches.LeaveAsync(Context.ConnectionId, Session(Validated.Check(request).SessionId!));

    [HubMethodName("stop")]
    public Task<bool> Stop(SessionRequest request)
        => Grain(Session(Validated.Check(request).SessionId!)).StopAsync(Context.ConnectionAborted);

    [HubMethodName("typing")]
    public Task Typing(TypingRequest request)
        => Grain(Session(Validated.Check(request).SessionId!)).SetTypingAsync(request.IsTyping, Context.ConnectionAborted);

    [HubMethodName("watch_persona")]
    public async Task<PersonaResponse> WatchPersona(PersonaRequest request)
        => PersonaResponse.From(await personas.WatchAsync(
            Validated.Check(request).PersonaId!, Caller, Context.ConnectionId, Context.ConnectionAborted));

    [HubMethodName("watch_personas")]
    public async Task<ImmutableArray<PersonaResponse>> WatchPersonas(PersonasRequest request)
    {
        var found = await personas.WatchAllAsync(
            Validated.Check(request).PersonaIds!, Caller, Context.ConnectionId, Context.ConnectionAborted);
        return [.. found.Select(PersonaResponse.From)];
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        personas.Forget(Context.ConnectionId);
        await watches.LeaveAllAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    private SessionKey Session(string sessionId) => new(Caller.UserId, sessionId);

    private ISessionGrain Grain(SessionKey session) => grains.GetGrain<ISessionGrain>(session.ToString());
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
            yield return new ValidationResult(Ids.ShortPatternMessage, [nameof(PersonaIds)]);
        }
    }
}
