using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>What a persona was, for those who may change it.</summary>
internal static class VersionEndpoints
{
    public static void MapPersonaVersions(this IEndpointRouteBuilder routes)
    {
        var personas = routes.MapGroup("/personas/{personaId}").WithTags("Personas");
        string[] readers = [ApiKeyScopes.PersonasRead, ApiKeyScopes.PersonasWrite];
        personas.MapGet("/versions", ListAsync)
            .AllowScopes(readers)
            .WithSummary("Lists the versions in which a persona's definition changed, newest first. Requires its owner or an admin.");
        personas.MapGet("/versions/{version:long}", GetAsync)
            .AllowScopes(readers)
            .WithSummary("Returns a persona as it was at a version. Requires its owner or an admin.");
        personas.MapGet("/versions/{version:long}/diff", DiffAsync)
            .AllowScopes(readers)
            .WithSummary(
                "Compares a version field by field with another, or with the one before it. Requires the persona's owner or an admin.");
        personas.MapPost("/rollback", RollBackAsync)
            .AllowScopes(ApiKeyScopes.PersonasWrite)
            .WithSummary("Rolls a persona back to a version, as a new version. Requires its owner or an admin.");
    }

    private static async Task<Ok<PersonaVersionList>> ListAsync(
        string personaId, long? before, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        // One more than asked tells what the last one changed, and whether there is a next page.
        var count = Query.Limit(limit);
        var versions = Query.Before(before, "version") is 1
            ? []
            : await ReadAsync(grains.Persona(personaId), before - 1, count + 1, caller, cancellationToken);
        var items = versions.Take(count).Select((version, i) => new PersonaVersionItem(
            version.Version,
            version.At,
            version.Definition.Name,
            i + 1 < versions.Length ? [.. PersonaDiff.Between(versions[i + 1], version).Changes.Select(change => change.Field)] : []));
        return TypedResults.Ok(new PersonaVersionList([.. items], versions.Length > count ? versions[count - 1].Version : null));
    }

    private static async Task<Ok<PersonaVersion>> GetAsync(
        string personaId, long version, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(await FindAsync(grains.Persona(personaId), version, caller, cancellationToken));

    private static async Task<Ok<PersonaDiff>> DiffAsync(
        string personaId, long version, long? against, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var persona = grains.Persona(personaId);
        var after = await FindAsync(persona, version, caller, cancellationToken);
        var before = against is { } other ? await FindAsync(persona, other, caller, cancellationToken)
            : after.Version == 1 ? null
            : (await ReadAsync(persona, after.Version - 1, 1, caller, cancellationToken)).FirstOrDefault();
        return TypedResults.Ok(PersonaDiff.Between(before, after));
    }

    private static async Task<Ok<PersonaResponse>> RollBackAsync(
        string personaId,
        RollbackRequest request,
        Caller caller,
        HttpContext context,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var version = Validated.Check(request).Version!.Value;
        var result = await grains.Persona(personaId)
            .RollBackAsync(version, VersionTag.Expected(context.Request), caller.Actor, cancellationToken);
        return PersonaAnswer.Of(context, result);
    }

    private static async Task<PersonaVersion> FindAsync(
        IPersonaGrain persona, long version, Caller caller, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(persona, Positive(version), 1, caller, cancellationToken);
        return found is [var only] ? only : throw PersonaFailure.Of(PersonaOutcome.DefinitionUnknown);
    }

    private static async Task<ImmutableArray<PersonaVersion>> ReadAsync(
        IPersonaGrain persona, long? upTo, int limit, Caller caller, CancellationToken cancellationToken)
    {
        var result = await persona.GetVersionsAsync(upTo, limit, caller.Actor, cancellationToken);
        return result.Outcome is PersonaOutcome.Done ? result.Versions : throw PersonaFailure.Of(result.Outcome);
    }

    private static long Positive(long version)
        => version > 0 ? version : throw ApiException.Invalid("version", "version must be a positive number.");
}
