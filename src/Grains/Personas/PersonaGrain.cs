using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

[GrainType("persona")]
internal sealed partial class PersonaGrain(
    [PersistentState("persona", StorageNames.Grains)] IPersistentState<PersonaState> persona,
    CoreProfile core,
    ITraitLedger ledger,
    IPersonaHistory history,
    TimeProvider clock,
    ILogger<PersonaGrain> logger)
    : Grain, IPersonaGrain
{
    private readonly ObserverManager<IPersonaObserver> _watchers = new(ObserverLease.Duration, logger)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    // Composed once a version: every turn of every session asks for it.
    private PersonaProfile? _profile;

    private string Id => this.GetPrimaryKeyString();

    private PersonaLookup Lookup => new(_profile is not null, _profile);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _profile = PersonaComposer.Compose(Id, persona.State, core);
        _core = await GrainFactory.GetGrain<ICoreProfileGrain>(0).GetAsync(cancellationToken);
        await InheritAsync(_core, cancellationToken);
    }

    public Task<PersonaLookup> GetProfileAsync(long knownVersion = 0, CancellationToken cancellationToken = default)
        => Task.FromResult(_profile is { } profile && profile.Version == knownVersion ? Unchanged : Lookup);

    public async Task<PersonaResult> CreateAsync(
        PersonaDraft draft, Actor actor, bool keepDeleted = false, CancellationToken cancellationToken = default)
    {
        if (RefuseToCreate(draft.Definition, actor, keepDeleted) is { } refusal)
        {
            return refusal;
        }

        var next = new PersonaState
        {
            Definition = draft.Definition,
            Intensities = draft.Intensities,
            Visibility = draft.Visibility,
            Origin = draft.Origin,
            OwnerId = actor.UserId,
            Version = persona.State.Version,
            CreatedAt = clock.GetUtcNow(),
        };
        await AppearAsync(next, ByHand(actor, "made"), cancellationToken);
        LogCreated(Id);
        return new PersonaResult(PersonaOutcome.Done, _profile);
    }

    public async Task<PersonaOutcome> SeedAsync(PersonaDefinition definition, CancellationToken cancellationToken = default)
    {
        // Asked of the version, not of the profile: a seed that an admin deleted stays deleted.
        if (persona.State.Version > 0)
        {
            return PersonaOutcome.PersonaExists;
        }

        await AppearAsync(
            new PersonaState { Definition = definition, CreatedAt = clock.GetUtcNow() },
            new TraitCause(TraitEventKind.Begun, "seed", "made"),
            cancellationToken);
        return PersonaOutcome.Done;
    }

    public async Task<PersonaResult> EditAsync(PersonaEdit edit, Actor actor, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return new PersonaResult(refusal);
        }

        if (edit.ExpectedVersion is { } expected && expected != persona.State.Version)
        {
            return new PersonaResult(PersonaOutcome.VersionConflict);
        }

        var next = persona.State with
        {
            Definition = edit.ApplyTo(persona.State.Definition!),
            Visibility = edit.Visibility ?? persona.State.Visibility,
        };
        await CommitAsync(next, ByHand(actor, "edited"), cancellationToken);
        LogEdited(Id, persona.State.Version);
        return new PersonaResult(PersonaOutcome.Done, _profile);
    }

    public async Task<PersonaOutcome> DeleteAsync(
        Actor actor, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return refusal;
        }

        if (expectedVersion is { } expected && expected != persona.State.Version)
        {
            return PersonaOutcome.VersionConflict;
        }

        await CommitAsync(persona.State with { Deleted = true }, ByHand(actor, "deleted"), cancellationToken);
        LogDeleted(Id);
        return PersonaOutcome.Done;
    }

    public async Task<TraitChangeResult> ChangeTraitAsync(
        TraitChange change, Actor actor, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return new TraitChangeResult(refusal);
        }

        var before = _profile!;
        var (outcome, next) = TraitEditor.Apply(persona.State, before, change);
        if (outcome is not PersonaOutcome.Done)
        {
            return new TraitChangeResult(outcome);
        }

        var reason = change.Action.ToString().ToLowerInvariant();
        await CommitAsync(next, ByHand(actor, reason), cancellationToken);

        var removed = change.Action is TraitAction.Remove;
        var trait = (removed ? before : _profile!).Traits.First(candidate => candidate.Id == change.TraitId);
        var changed = new TraitChanged(Id, persona.State.Version, trait, removed);
        await _watchers.Notify(watcher => watcher.OnTraitChangedAsync(changed));
        LogTraitChanged(Id, trait.Id, change.Action, persona.State.Version);
        return new TraitChangeResult(PersonaOutcome.Done, persona.State.Version, trait);
    }

    public Task<PersonaLookup> WatchAsync(IPersonaObserver observer, CancellationToken cancellationToken = default)
    {
        if (_profile is not null)
        {
            _watchers.Subscribe(observer, observer);
        }

        return Task.FromResult(Lookup);
    }

    private static PersonaLookup Unchanged { get; } = new(Exists: true);

    private PersonaOutcome? Refuse(Actor actor) => _profile switch
    {
        null => PersonaOutcome.PersonaUnknown,
        { Visibility: PersonaVisibility.Private, OwnerId: var owner } when !actor.IsAdmin && owner != actor.UserId
            => PersonaOutcome.PersonaUnknown,
        { OwnerId: var owner } when !actor.IsAdmin && owner != actor.UserId => PersonaOutcome.Forbidden,
        _ => null,
    };

    private async Task CommitAsync(PersonaState next, TraitCause cause, CancellationToken cancellationToken)
    {
        var past = persona.State;
        next = await WithHistoryAsync(next, cancellationToken);
        await persona.CommitAsync(WithRecord(next, cause), cancellationToken);
        _profile = PersonaComposer.Compose(Id, persona.State, core);
        await TryRecordAsync();
        if (past.Version > 0 && IsAnew(past, next))
        {
            await TryEraseHistoryAsync();
        }
    }
}
