using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Personas;

/// <summary>The one way in which personas come to be here: written, imported or cloned.</summary>
internal sealed class PersonaCreation(IGrainFactory grains, IOptions<PersonaOptions> options)
{
    /// <summary>Makes a persona, owned by the caller.</summary>
    /// <exception cref="ApiException">The id is taken, or the caller owns as many personas as they may.</exception>
    public async Task<PersonaProfile> BeginAsync(
        string personaId, PersonaDraft draft, Caller caller, CancellationToken cancellationToken)
    {
        await RequireRoomAsync(caller, cancellationToken);
        var result = await grains.Persona(personaId).CreateAsync(draft, caller.Actor, cancellationToken: cancellationToken);
        return result.Profile ?? throw PersonaFailure.Of(result);
    }

    /// <summary>
    /// Makes a persona under an id that a card proposes; when that is taken, if only by a deleted one, then under one made from its name.
    /// </summary>
    /// <exception cref="ApiException">The caller owns as many personas as they may.</exception>
    public async Task<PersonaProfile> BeginSomewhereAsync(
        string? personaId, PersonaDraft draft, Caller caller, CancellationToken cancellationToken)
    {
        await RequireRoomAsync(caller, cancellationToken);
        var result = personaId is null
            ? null
            : await grains.Persona(personaId).CreateAsync(draft, caller.Actor, keepDeleted: true, cancellationToken);
        return result is null or { Outcome: PersonaOutcome.PersonaExists }
            ? await BeginAsync(PersonaIds.Make(draft.Definition.Name), draft, caller, cancellationToken)
            : result.Profile ?? throw PersonaFailure.Of(result);
    }

    /// <summary>Refuses whoever owns as many personas as they may, before anything is kept for one more.</summary>
    /// <exception cref="ApiException">The caller does.</exception>
    public async Task RequireRoomAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!await HasRoomAsync(caller, cancellationToken))
        {
            throw PersonaFailure.Of(PersonaOutcome.TooManyPersonas);
        }
    }

    // Two at once may both be the last one allowed: the limit is against hoarding, and one more does no harm.
    private async Task<bool> HasRoomAsync(Caller caller, CancellationToken cancellationToken)
        => caller.IsAdmin
            || await grains.Catalog().CountOwnedAsync(caller.UserId, cancellationToken) < options.Value.MostPerOwner;
}
