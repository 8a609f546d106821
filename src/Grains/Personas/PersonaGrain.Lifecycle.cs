namespace PersonaUniverse.Personas;

internal sealed partial class PersonaGrain
{
    public Task<PersonaDraftResult> GetDraftAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var outcome = _profile is { Visibility: PersonaVisibility.Public } ? null : Refuse(actor);
        var state = persona.State;
        return Task.FromResult(outcome is { } refusal
            ? new PersonaDraftResult(refusal)
            : new PersonaDraftResult(
                PersonaOutcome.Done,
                new PersonaDraft(state.Definition!, state.Intensities, state.Visibility, state.Origin),
                _profile));
    }

    public async Task<PersonaResult> RestoreAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var state = persona.State;
        if (state is not { Definition: not null, Deleted: true } || (!actor.IsAdmin && state.OwnerId != actor.UserId))
        {
            // What was deleted is known to its owner and admins alone.
            return _profile is null || Refuse(actor) is not null
                ? new PersonaResult(PersonaOutcome.PersonaUnknown)
                : new PersonaResult(PersonaOutcome.Done, _profile);
        }

        await AppearAsync(state with { Deleted = false }, ByHand(actor, "restored"), cancellationToken);
        LogRestored(Id, persona.State.Version);
        return new PersonaResult(PersonaOutcome.Done, _profile);
    }

    private PersonaResult? RefuseToCreate(PersonaDefinition definition, Actor actor, bool keepDeleted)
        => IsTaken(actor) || (keepDeleted && persona.State.Deleted) ? new PersonaResult(PersonaOutcome.PersonaExists)
            : definition.Traits.Any(trait => core.Has(trait.Id)) ? new PersonaResult(PersonaOutcome.TraitExists)
            : definition.CoreIntensities.Keys.Order(StringComparer.Ordinal).FirstOrDefault(traitId => !core.Has(traitId)) is { } unknown
                ? new PersonaResult(PersonaOutcome.CoreTraitUnknown, TraitId: unknown)
            : null;

    // The id of a deleted persona stays its owner's, who may restore it; anybody else's would be lost by that.
    private bool IsTaken(Actor actor)
        => _profile is not null || (persona.State is { Deleted: true, OwnerId: var owner } && owner != actor.UserId && !actor.IsAdmin);
}
