using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

internal static class SessionEndpoints
{
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/sessions").WithTags("Sessions").AllowScopes(ApiKeyScopes.SessionsRead);
        sessions.MapGet("", ListAsync).WithSummary("Lists the caller's sessions, the one last spoken in first.");
        sessions.MapGet("/{sessionId}", GetAsync).WithSummary("Returns one of the caller's sessions.");
        sessions.MapDelete("/{sessionId}", DeleteAsync)
            .WithSummary("Deletes one of the caller's sessions and all that was said in it.")
            .AllowScopes(ApiKeyScopes.SessionsWrite);
        sessions.MapPost("/{sessionId}/stop", StopAsync)
            .WithSummary("Stops the turn that runs in one of the caller's sessions, if one does. What had been said by then is kept.")
            .AllowScopes(ApiKeyScopes.Chat)
            .ProducesProblem(StatusCodes.Status404NotFound);
        sessions.MapGet("/{sessionId}/messages", GetMessagesAsync)
            .WithSummary("Lists the turns of one of the caller's sessions, newest first.");
        sessions.MapGet("/{sessionId}/messages/{seq:long}/receipt", GetReceiptAsync)
            .WithSummary("Returns what the model was really given for a reply in one of the caller's sessions.");
    }

    private static async Task<Ok<SessionList>> ListAsync(
        int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var count = Query.Limit(limit);
        var items = await grains.User(caller.UserId)
            .ListSessionsAsync(count + 1, ReadCursor(cursor), cancellationToken);
        return TypedResults.Ok(items.Length > count
            ? new SessionList(items[..count], TimeCursor.Write(items[count - 1].LastAt, items[count - 1].Id))
            : new SessionList(items, null));
    }

    private static async Task<Ok<SessionSummary>> GetAsync(
        string sessionId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(await grains.Session(caller, sessionId).GetAsync(cancellationToken) ?? throw Unknown());

    private static async Task<NoContent> DeleteAsync(
        string sessionId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => await grains.Session(caller, sessionId).DeleteAsync(cancellationToken) ? TypedResults.NoContent() : throw Unknown();

    private static async Task<NoContent> StopAsync(
        string sessionId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var session = grains.Session(caller, sessionId);

        // A session whose first turn runs has nothing to tell yet, and one that is silent nothing to stop.
        return await session.StopAsync(cancellationToken) || await session.GetAsync(cancellationToken) is not null
            ? TypedResults.NoContent()
            : throw Unknown();
    }

    private static async Task<Ok<MessageList>> GetMessagesAsync(
        string sessionId,
        string? personaId,
        long? before,
        int? limit,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var page = await grains.Session(caller, sessionId).GetTurnsAsync(
            personaId is null ? null : Query.PersonaId(personaId), Query.Before(before, "turn"), Query.Limit(limit), cancellationToken);
        return page is null
            ? throw Unknown()
            : TypedResults.Ok(new MessageList([.. page.Items.Select(MessageItem.From)], page.NextBefore));
    }

    private static async Task<Ok<ReceiptResponse>> GetReceiptAsync(
        string sessionId, long seq, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var receipt = await grains.Session(caller, sessionId).GetReceiptAsync(Query.Seq(seq), cancellationToken);
        return TypedResults.Ok(ReceiptResponse.From(
            receipt ?? throw ApiException.NotFound(ErrorCodes.ReceiptUnknown, "There is no receipt of such a reply.")));
    }

    private static ApiException Unknown()
        => ApiException.NotFound(ErrorCodes.SessionUnknown, "There is no such session.");

    private static SessionCursor? ReadCursor(string? cursor)
        => cursor is null ? null
            : TimeCursor.Read(cursor) is var (lastAt, id) && Ids.Fits(id)
                ? new SessionCursor(lastAt, id)
            : throw Query.ForeignCursor();
}

/// <summary>A page of the caller's sessions.</summary>
public sealed record SessionList(ImmutableArray<SessionSummary> Items, string? NextCursor);

/// <summary>A page of a session's history.</summary>
public sealed record MessageList(ImmutableArray<MessageItem> Items, long? NextBefore);
