using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Personas;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Traits;

internal static class TraitEndpoints
{
    public static void MapTraits(this IEndpointRouteBuilder routes)
    {
        var traits = routes.MapGroup("/personas/{personaId}/traits").WithTags("Traits").AllowScopes(ApiKeyScopes.PersonasWrite);
        traits.MapGet("/explain", ExplainAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary(
                "Explains, layer by layer, why a persona's traits are as strong as they are, "
                + "towards the caller or in one of the caller's sessions.");
        traits.MapGet("/history", GetHistoryAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary("Lists what moved a persona's traits, newest first or, with asOf, returns them as of a version or a time.");
        traits.MapGet("/rapport", GetRapportAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary("Lists what moved a persona's traits towards the caller, over all conversations, newest first.");
        traits.MapGet("/adherence", GetAdherenceAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary("Lists how far a persona's replies in one of the caller's sessions obeyed its traits, newest first.");
        traits.MapPost("/rollback", RollBackAsync)
            .WithSummary("Rolls a persona's traits back to a version, as a new version. Requires its owner or an admin.");

        var personality = routes.MapGroup("/personality").WithTags("Traits").AllowScopes(ApiKeyScopes.PersonasWrite);
        personality.MapPut("", ChangeAsync)
            .WithSummary("Changes a trait of a persona. The very next reply shows it. Requires its owner or an admin.");
        personality.MapGet("/core", GetCoreAsync)
            .AllowScopes(ScopeSets.PersonaReaders)
            .WithSummary("Returns the traits that every persona inherits.");
        personality.MapPut("/core", ChangeCoreAsync)
            .WithSummary("Changes a trait for every persona that does not override it. Requires an admin.");
    }

    private static async Task<Ok<ExplainedTraits>> ExplainAsync(
        string personaId, string? sessionId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var id = Query.PersonaId(personaId);
        var explanation = sessionId is null
            ? await grains.Rapport(caller, id).ExplainAsync(cancellationToken)
            : await grains.Session(caller, sessionId).ExplainTraitsAsync(id, cancellationToken);
        return TypedResults.Ok(ExplainedTraits.From(
            id, sessionId, explanation ?? throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown)));
    }

    private static async Task<Ok<TraitHistoryPage>> GetHistoryAsync(
        string personaId,
        string? sessionId,
        string? asOf,
        long? before,
        int? limit,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var id = Query.PersonaId(personaId);
        var (from, count) = (Query.Before(before, sessionId is null ? "version" : "turn"), Query.Limit(limit));
        if (asOf is not null)
        {
            var moment = ReadMoment(asOf);
            return TypedResults.Ok(TraitHistoryPage.From(sessionId is null
                ? await AsOfAsync(grains.Persona(id), moment, caller, cancellationToken)
                : await grains.Session(caller, sessionId).GetTraitsAsOfAsync(id, moment, cancellationToken)
                    ?? throw PersonaFailure.Of(PersonaOutcome.VersionUnknown)));
        }

        if (sessionId is not null)
        {
            var page = await grains.Session(caller, sessionId).GetTraitHistoryAsync(id, from, count, cancellationToken);
            return TypedResults.Ok(TraitHistoryPage.From(page
                ?? throw ApiException.NotFound(ErrorCodes.SessionUnknown, "There is no such session.")));
        }

        var result = await grains.Persona(id).GetTraitHistoryAsync(from, count, caller.Actor, cancellationToken);
        return TypedResults.Ok(TraitHistoryPage.From(result.History ?? throw PersonaFailure.Of(result.Outcome)));
    }

    private static async Task<Ok<TraitHistoryPage>> GetRapportAsync(
        string personaId, long? before, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(TraitHistoryPage.From(
            await grains.Rapport(caller, personaId)
                .GetHistoryAsync(Query.Before(before, "version"), Query.Limit(limit), cancellationToken)));

    private static async Task<Ok<AdherenceSeries>> GetAdherenceAsync(
        string personaId,
        string? sessionId,
        long? before,
        int? limit,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var session = grains.Session(caller, sessionId ?? throw ApiException.Invalid("sessionId", "sessionId is required."));
        var page = await session.GetTurnsAsync(
            Query.PersonaId(personaId), Query.Before(before, "turn"), Query.Limit(limit), cancellationToken);
        return TypedResults.Ok(AdherenceSeries.From(
            page ?? throw ApiException.NotFound(ErrorCodes.SessionUnknown, "There is no such session.")));
    }

    private static async Task<TraitsAsOf> AsOfAsync(
        IPersonaGrain persona, TraitMoment moment, Caller caller, CancellationToken cancellationToken)
    {
        var result = await persona.GetTraitsAsOfAsync(moment, caller.Actor, cancellationToken);
        return result.Traits ?? throw PersonaFailure.Of(result.Outcome);
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
            .RollBackTraitsAsync(version, caller.Actor, cancellationToken);
        return PersonaAnswer.Of(context, result);
    }

    private static async Task<Ok<PersonalityResponse>> ChangeAsync(
        PersonalityRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var change = Validated.Check(request).ToChange();
        var result = await grains.Persona(request.PersonaId!).ChangeTraitAsync(change, caller.Actor, cancellationToken);
        return result.Trait is { } trait
            ? TypedResults.Ok(new PersonalityResponse(true, request.PersonaId!, result.Version, TraitResponse.From(trait)))
            : throw PersonaFailure.Of(result.Outcome);
    }

    private static async Task<Ok<CoreProfileResponse>> GetCoreAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var core = await grains.CoreProfile().GetAsync(cancellationToken);
        return TypedResults.Ok(new CoreProfileResponse(core.Version, [.. core.Traits.Select(TraitResponse.From)]));
    }

    private static async Task<Ok<CoreProfileResponse>> ChangeCoreAsync(
        CoreTraitRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var core = grains.CoreProfile();
        var result = await core.ChangeAsync(Validated.Check(request).ToChange(), caller.Actor, cancellationToken);
        return result.Outcome is PersonaOutcome.Done
            ? await GetCoreAsync(grains, cancellationToken)
            : throw PersonaFailure.Of(result.Outcome);
    }

    private static TraitMoment ReadMoment(string asOf)
        => long.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new TraitMoment(version, null)
            : DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? new TraitMoment(null, at)
            : throw ApiException.Invalid("asOf", "asOf must be a version or a time.");
}
