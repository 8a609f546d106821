using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Auth;
using PersonaUniverse.Personas;
using PersonaUniverse.RateLimits;

namespace PersonaUniverse.Sessions;

/// <summary>A browser's connection. What it watches ends with it: it holds nothing beyond.</summary>
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

        // A message that has come must not be lost because its sender has just gone: neither while joining nor by the connection's token.
        try
        {
            await watches.JoinAsync(Context, session, after: null, Context.ConnectionAborted);
        }
        catch (Exception) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            // Nobody is left here to hear of the turn.
        }

        var acceptance = await conversations.AcceptAsync(session, utterance, CancellationToken.None);
        if (acceptance.Turn is { } answered)
        {
            await watches.RetellAsync(Context.ConnectionId, session, answered, acceptance.IsBeingAnalysed);
        }

        return new AcceptedMessage(utterance.ClientMessageId, acceptance.Seq, session.SessionId);
    }

    [HubMethodName("join")]
    public async Task<JoinedSession> Join(JsonElement request)
    {
        var joining = requests.Read<JoinRequest>(request);
        var session = Session(joining.SessionId!);
        var watch = await watches.JoinAsync(Context, session, joining.After, Context.ConnectionAborted, again: true);
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
        => PersonaResponse.From(
            await personas.WatchAsync(
                requests.Read<PersonaRequest>(request).PersonaId!, Caller, Context, Context.ConnectionAborted),
            Caller);

    [HubMethodName("watch_personas")]
    public async Task<ImmutableArray<PersonaResponse>> WatchPersonas(JsonElement request)
    {
        var personaIds = requests.Read<PersonasRequest>(request).PersonaIds!;
        limiter.RequireFurther(Context.GetHttpContext(), personaIds.Count / PersonasPerRequest);
        var found = await personas.WatchAllAsync(personaIds, Caller, Context, Context.ConnectionAborted);
        return [.. found.Select(persona => PersonaResponse.From(persona, Caller))];
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        personas.LeaveAll(Context.ConnectionId);
        await watches.LeaveAllAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    private SessionKey Session(string sessionId) => new(Caller.UserId, sessionId);
}
