using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

internal static class PersonaEndpoints
{
    public static void MapPersonas(this IEndpointRouteBuilder routes)
    {
        var personas = routes.MapGroup("/personas").WithTags("Personas").AllowScopes(ApiKeyScopes.PersonasWrite);
        string[] readers = [ApiKeyScopes.Chat, ApiKeyScopes.PersonasRead, ApiKeyScopes.PersonasWrite];
        personas.MapGet("", SearchAsync).AllowScopes(readers).WithSummary("Lists personas by name, or those that match a search.");
        personas.MapGet("/{personaId}", GetAsync).AllowScopes(readers).WithSummary("Describes a persona and its traits.");
        personas.MapPost("", CreateAsync).WithSummary("Makes a persona; it is the caller's own.");
        personas.MapPatch("/{personaId}", EditAsync).WithSummary("Changes what a persona is: one's own, or as an admin.");
        personas.MapDelete("/{personaId}", DeleteAsync).WithSummary("Deletes a persona: one's own, or as an admin.");

        routes.MapPut("/personality", ChangeTraitAsync)
            .AllowScopes(ApiKeyScopes.PersonasWrite)
            .WithTags("Personas")
            .WithSummary("Changes a trait of a persona; the very next reply shows it.");
    }

    private static async Task<Ok<PersonaList>> SearchAsync(
        string? search, int? limit, string? cursor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var page = await grains.GetGrain<IPersonaCatalogGrain>(0)
            .SearchAsync(Query.Search(search), Query.Limit(limit), cursor, cancellationToken);
        return TypedResults.Ok(new PersonaList([.. page.Items.Select(PersonaResponse.From)], page.NextCursor));
    }

    private static async Task<Ok<PersonaResponse>> GetAsync(
        string personaId, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var lookup = await Persona(grains, personaId).GetProfileAsync(cancellationToken: cancellationToken);
        return TypedResults.Ok(PersonaResponse.From(lookup.Profile ?? throw Failure(PersonaOutcome.PersonaUnknown)));
    }

    private static async Task<Created<PersonaResponse>> CreateAsync(
        CreatePersonaRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var definition = request.ToDefinition();
        var personaId = request.Id ?? MakeId(definition.Name);
        var profile = Unwrap(await Persona(grains, personaId).CreateAsync(definition, caller.Actor, cancellationToken));
        return TypedResults.Created($"/api/personas/{personaId}", PersonaResponse.From(profile));
    }

    private static async Task<Ok<PersonaResponse>> EditAsync(
        string personaId, EditPersonaRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var edit = Validated.Check(request).ToEdit();
        var result = await Persona(grains, personaId).EditAsync(edit, caller.Actor, cancellationToken);
        return TypedResults.Ok(PersonaResponse.From(Unwrap(result)));
    }

    private static async Task<NoContent> DeleteAsync(
        string personaId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await Persona(grains, personaId).DeleteAsync(caller.Actor, cancellationToken);
        return outcome is PersonaOutcome.Done ? TypedResults.NoContent() : throw Failure(outcome);
    }

    private static async Task<Ok<PersonalityResponse>> ChangeTraitAsync(
        PersonalityRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var change = Validated.Check(request).ToChange();
        var result = await Persona(grains, request.PersonaId!).ChangeTraitAsync(change, caller.Actor, cancellationToken);
        return result.Trait is { } trait
            ? TypedResults.Ok(new PersonalityResponse(true, request.PersonaId!, result.Version, TraitResponse.From(trait)))
            : throw Failure(result.Outcome);
    }

    private static IPersonaGrain Persona(IGrainFactory grains, string personaId)
        => grains.GetGrain<IPersonaGrain>(Query.PersonaId(personaId));

    private static PersonaProfile Unwrap(PersonaResult result) => result.Profile ?? throw Failure(result.Outcome);

    private static ApiException Failure(PersonaOutcome outcome) => outcome switch
    {
        PersonaOutcome.PersonaUnknown => ApiException.NotFound(ErrorCodes.PersonaUnknown, "There is no such persona."),
        PersonaOutcome.TraitUnknown => ApiException.NotFound(ErrorCodes.TraitUnknown, "The persona has no such trait."),
        PersonaOutcome.PersonaExists => Conflict(ErrorCodes.PersonaExists, "There is already a persona with this id."),
        PersonaOutcome.TraitExists => Conflict(ErrorCodes.TraitExists, "The persona already has a trait with this id."),
        PersonaOutcome.TraitInherited => Conflict(ErrorCodes.TraitInherited, "An inherited trait cannot be removed; lower it instead."),
        PersonaOutcome.TooManyTraits => Conflict(ErrorCodes.TooManyTraits, "The persona has as many traits as it may have."),
        PersonaOutcome.Forbidden => new ApiException(
            StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Only an admin or the persona's owner may do this."),
        PersonaOutcome.Invalid => ApiException.Invalid("intensity", "The intensity does not fit the action."),
        _ => throw new UnreachableException($"Unknown {nameof(PersonaOutcome)} '{outcome}'."),
    };

    private static ApiException Conflict(string code, string message) => new(StatusCodes.Status409Conflict, code, message);

    /// <summary>Makes an id that tells something of the name and is nobody else's.</summary>
    private static string MakeId(string name)
    {
        var letters = name.ToLowerInvariant().Take(30).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Concat(letters).Trim('-');
        var suffix = RandomNumberGenerator.GetHexString(12, lowercase: true);
        return slug.Length == 0 ? suffix : $"{slug}-{suffix}";
    }
}
