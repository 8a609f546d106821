using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>Personas made from personas. A clone is whole: nothing that happens to its ancestor changes it.</summary>
internal static class CloneEndpoints
{
    public static void MapClones(this IEndpointRouteBuilder routes)
        => routes.MapPost("/personas/{personaId}/clone", CloneAsync)
            .WithTags("Personas")
            .WithSummary("Creates a persona from another, with changes, or from how it is in one of the caller's sessions.")
            .AllowScopes(ApiKeyScopes.PersonasWrite);

    private static async Task<Created<PersonaResponse>> CloneAsync(
        string personaId,
        CloneRequest request,
        Caller caller,
        PersonaCreation creation,
        IGrainFactory grains,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        Validated.Check(request);
        var changes = Validated.Check(request.Changes ?? new EditPersonaRequest(), "changes");
        var source = await grains.Persona(personaId).GetDraftAsync(caller.Actor, cancellationToken);
        var (draft, profile) = source.Outcome is PersonaOutcome.Done
            ? (source.Draft!, source.Profile!)
            : throw PersonaFailure.Of(source.Outcome);
        var intensities = request.SessionId is { } sessionId
            ? await LiveAsync(grains, caller, sessionId, profile, cancellationToken)
            : draft.Intensities;
        var origin = request.SessionId is null ? OriginKinds.Clone : OriginKinds.Fork;
        var clone = new PersonaDraft(
            changes.ToEdit().ApplyTo(draft.Definition),
            With(intensities, request.Intensities, profile),
            PersonaVisibilities.Parse(request.Visibility) ?? PersonaVisibility.Private,
            new PersonaOrigin(origin, profile.Id, profile.Version, clock.GetUtcNow()));
        var persona = await creation.BeginAsync(
            request.Id ?? PersonaIds.Make(clone.Definition.Name), clone, caller, cancellationToken);
        return TypedResults.Created($"/api/personas/{persona.Id}", PersonaResponse.From(persona, caller));
    }

    private static async Task<ImmutableSortedDictionary<string, double>> LiveAsync(
        IGrainFactory grains, Caller caller, string sessionId, PersonaProfile persona, CancellationToken cancellationToken)
    {
        var live = await grains.Session(caller, sessionId).GetPersonaAsync(persona.Id, cancellationToken)
            ?? throw ApiException.NotFound(ErrorCodes.SessionUnknown, "There is no such session with this persona.");
        return live.Traits.ToImmutableSortedDictionary(trait => trait.Id, trait => trait.Intensity);
    }

    private static ImmutableSortedDictionary<string, double> With(
        ImmutableSortedDictionary<string, double> intensities, IReadOnlyDictionary<string, double>? changes, PersonaProfile persona)
    {
        foreach (var (traitId, intensity) in changes ?? ImmutableDictionary<string, double>.Empty)
        {
            if (intensity is not (>= 0 and <= 1) || persona.Traits.All(trait => trait.Id != traitId))
            {
                throw ApiException.Invalid("intensities", "An intensity must be in [0, 1], of a trait that the persona has.");
            }

            intensities = intensities.SetItem(traitId, intensity);
        }

        // Only what differs from its baseline is stored.
        return intensities.RemoveRange(persona.Traits
            .Where(trait => intensities.GetValueOrDefault(trait.Id, -1).Equals(trait.Baseline))
            .Select(trait => trait.Id));
    }
}
