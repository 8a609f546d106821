using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Memory;

/// <summary>What a persona remembers of the caller, in the caller's hands.</summary>
internal static class MemoryEndpoints
{
    public static void MapMemories(this IEndpointRouteBuilder routes)
    {
        var memories = routes.MapGroup("/memories").WithTags("Memory").AllowScopes(ApiKeyScopes.MemoriesWrite);
        memories.MapGet("", ListAsync)
            .AllowScopes(ScopeSets.MemoryReaders)
            .WithSummary("Lists what a persona remembers of the caller, newest first. With query, lists what it would recall.");
        memories.MapGet("/personas", ListByPersonaAsync)
            .AllowScopes(ScopeSets.MemoryReaders)
            .WithSummary("Lists the personas that remember something of the caller, by id, and how much.");
        memories.MapPatch("/{id:guid}", EditAsync).WithSummary("Rewords, pins or weighs a memory.");
        memories.MapDelete("/{id:guid}", ForgetAsync).WithSummary("Forgets a memory and what was derived from it, for good.");
        memories.MapDelete("", ForgetManyAsync)
            .WithSummary("Forgets what was said in a turn (sessionId and seq), in a session (sessionId), or all that a persona remembers.");
        memories.MapGet("/health", GetHealthAsync)
            .AllowScopes(ScopeSets.MemoryReaders)
            .WithSummary("Returns how far a persona's memory of the caller is indexed.");
        memories.MapPost("/rebuild", RebuildAsync)
            .WithSummary("Derives a persona's memories of the caller anew from the log of turns. An admin may name another user.");
    }

    private static async Task<Ok<MemoryList>> ListAsync(
        string personaId,
        string? query,
        int? limit,
        string? cursor,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var memory = grains.Memory(caller.UserId, personaId);
        var count = Query.Limit(limit);
        if (Query.Search(query, nameof(query)) is { Length: > 0 } asked)
        {
            var found = await memory.RecallAsync(new RecallRequest(asked, [], count), cancellationToken);
            return TypedResults.Ok(new MemoryList([.. found.Memories.Select(MemoryItem.From)]));
        }

        var page = await memory.ListAsync(ReadCursor(cursor), count, cancellationToken);
        return TypedResults.Ok(new MemoryList([.. page.Items.Select(MemoryItem.From)], WriteCursor(page.Next)));
    }

    private static async Task<Ok<PersonaMemoriesList>> ListByPersonaAsync(
        int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var count = Query.Limit(limit);
        var items = await grains.User(caller.UserId)
            .ListMemoriesByPersonaAsync(count + 1, cursor is null ? null : Query.PersonaId(cursor, nameof(cursor)), cancellationToken);
        return TypedResults.Ok(items.Length > count
            ? new PersonaMemoriesList(items[..count], items[count - 1].PersonaId)
            : new PersonaMemoriesList(items));
    }

    private static async Task<Ok<MemoryItem>> EditAsync(
        Guid id, string personaId, EditMemoryRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var edited = await grains.Memory(caller.UserId, personaId).EditAsync(id, Validated.Check(request).ToEdit(), cancellationToken);
        return TypedResults.Ok(MemoryItem.From(edited ?? throw Unknown()));
    }

    private static async Task<NoContent> ForgetAsync(
        Guid id, string personaId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => await grains.Memory(caller.UserId, personaId).ForgetAsync(id, cancellationToken) ? TypedResults.NoContent() : throw Unknown();

    private static async Task<Ok<ForgottenMemories>> ForgetManyAsync(
        string personaId, string? sessionId, long? seq, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (seq is not null && sessionId is null)
        {
            throw ApiException.Invalid("sessionId", "seq is a turn of a session: say which.");
        }

        var memory = grains.Memory(caller.UserId, personaId);
        return TypedResults.Ok(new ForgottenMemories(sessionId is null
            ? await memory.ForgetAllAsync(cancellationToken)
            : await memory.ForgetSessionAsync(Query.SessionId(sessionId), seq, cancellationToken)));
    }

    private static async Task<Ok<MemoryHealth>> GetHealthAsync(
        string personaId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(await grains.Memory(caller.UserId, personaId).GetHealthAsync(cancellationToken));

    private static async Task<Accepted> RebuildAsync(
        string personaId, string? userId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var user = userId is null ? caller.UserId : Query.UserId(userId);
        if (user != caller.UserId && !caller.IsAdmin)
        {
            throw ApiException.Forbidden("Only an admin may rebuild another user's memories.");
        }

        await grains.Memory(user, personaId).RebuildAsync(cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static ApiException Unknown() => ApiException.NotFound(ErrorCodes.MemoryUnknown, "There is no such memory.");

    private static string? WriteCursor(MemoryCursor? next)
        => next is null ? null : TimeCursor.Write(next.At, next.Id.ToString());

    private static MemoryCursor? ReadCursor(string? cursor)
        => cursor is null ? null
            : TimeCursor.Read(cursor) is var (at, id) && Guid.TryParse(id, out var last)
                ? new MemoryCursor(at, last)
            : throw Query.ForeignCursor();
}
