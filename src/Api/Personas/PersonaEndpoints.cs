using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

internal static class PersonaEndpoints
{
    public static void MapPersonaEndpoints(this IEndpointRouteBuilder routes)
    {
        var personas = routes.MapGroup("/personas").WithTags("Personas").AllowScopes(ApiKeyScopes.PersonasWrite);
        personas.MapGet("", SearchAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary("Lists personas by name, or those that match a search; with deleted, the caller's own that can be restored.");
        personas.MapGet("/{personaId}", GetAsync).AllowScopes(ScopeSets.PersonaReaders).WithSummary("Returns a persona and its traits.");
        personas.MapPost("", CreateAsync).WithSummary("Creates a persona. The caller becomes its owner.");
        personas.MapPatch("/{personaId}", EditAsync).WithSummary("Updates a persona. Requires its owner or an admin.");
        personas.MapDelete("/{personaId}", DeleteAsync)
            .WithSummary("Deletes a persona, which can be restored. Requires its owner or an admin.");
        personas.MapPost("/{personaId}/restore", RestoreAsync).WithSummary("Restores a deleted persona. Requires its owner or an admin.");
    }

    private static async Task<Ok<PersonaList>> SearchAsync(
        string? search,
        bool? mine,
        bool? deleted,
        int? limit,
        string? cursor,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var catalog = grains.Catalog();
        var page = deleted is true
            ? await catalog.ListDeletedAsync(
                caller.UserId, Query.Limit(limit), cursor is null ? null : Query.PersonaId(cursor, nameof(cursor)), cancellationToken)
            : await catalog.SearchAsync(
                Query.Search(search), caller.UserId, mine is true, Query.Limit(limit), Query.PersonaCursor(cursor), cancellationToken);
        return TypedResults.Ok(new PersonaList([.. page.Items.Select(persona => PersonaResponse.From(persona, caller))], page.NextCursor));
    }

    private static async Task<Ok<PersonaResponse>> GetAsync(
        string personaId, Caller caller, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var profile = await grains.FindPersonaAsync(personaId, caller, cancellationToken);
        return PersonaAnswer.Of(context, profile ?? throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown));
    }

    private static async Task<Created<PersonaResponse>> CreateAsync(
        CreatePersonaRequest request,
        Caller caller,
        PersonaCreation creation,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var definition = request.ToDefinition();
        var personaId = request.Id ?? PersonaIds.Make(definition.Name);
        var draft = new PersonaDraft(
            definition,
            ImmutableSortedDictionary<string, double>.Empty,
            PersonaVisibilities.Parse(request.Visibility) ?? PersonaVisibility.Public,
            request.ToOrigin(clock.GetUtcNow()));
        var profile = await creation.BeginAsync(personaId, draft, caller, cancellationToken);
        context.Response.Headers.ETag = VersionTag.Write(profile.Version);
        return TypedResults.Created($"/api/personas/{personaId}", PersonaResponse.From(profile, caller));
    }

    private static async Task<Ok<PersonaResponse>> EditAsync(
        string personaId,
        EditPersonaRequest request,
        Caller caller,
        HttpContext context,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var edit = Validated.Check(request).ToEdit() with { ExpectedVersion = VersionTag.Expected(context.Request) };
        var result = await grains.Persona(personaId).EditAsync(edit, caller.Actor, cancellationToken);
        return PersonaAnswer.Of(context, result);
    }

    private static async Task<NoContent> DeleteAsync(
        string personaId, Caller caller, HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await grains.Persona(personaId)
            .DeleteAsync(caller.Actor, VersionTag.Expected(request), cancellationToken);
        return outcome is PersonaOutcome.Done ? TypedResults.NoContent() : throw PersonaFailure.Of(outcome);
    }

    private static async Task<Ok<PersonaResponse>> RestoreAsync(
        string personaId,
        Caller caller,
        PersonaCreation creation,
        HttpContext context,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var persona = grains.Persona(personaId);

        // Deleting makes room, so what comes back needs room again; what was never deleted has its room.
        if (!(await persona.GetProfileAsync(cancellationToken: cancellationToken)).Exists)
        {
            await creation.RequireRoomAsync(caller, cancellationToken);
        }

        return PersonaAnswer.Of(context, await persona.RestoreAsync(caller.Actor, cancellationToken));
    }
}
