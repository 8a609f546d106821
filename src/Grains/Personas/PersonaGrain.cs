using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

[GrainType("persona")]
internal sealed partial class PersonaGrain(
    [PersistentState("persona", StorageNames.Grains)] IPersistentState<PersonaState> persona,
    CoreProfile shipped,
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

    // Composed once a version: every turn of every session asks for it. Of what storage has acknowledged: a read that interleaves with
    // a write sees no more than that.
    private PersonaProfile? _profile;
    private bool _activated;

    private string Id => this.GetPrimaryKeyString();

    private PersonaLedger Ledger => field ??= new PersonaLedger(ledger, Id, shipped);

    private PersonaLookup Lookup => new(_profile is not null, _profile);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _profile = PersonaComposer.Compose(Id, persona.State, shipped);
        _core = await GrainFactory.GetGrain<ICoreProfileGrain>(0).GetAsync(cancellationToken);
        await InheritAsync(_core, cancellationToken);
        _activated = true;
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

        var past = persona.State;
        var next = past with
        {
            Definition = edit.ApplyTo(past.Definition!),
            Visibility = edit.Visibility ?? past.Visibility,
        };
        if (next == past)
        {
            // What changes nothing makes no version.
            return new PersonaResult(PersonaOutcome.Done, _profile);
        }

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

    private PersonaResult? RefuseToCreate(PersonaDefinition definition, Actor actor, bool keepDeleted)
    {
        if (IsTaken(actor) || (keepDeleted && persona.State.Deleted))
        {
            return new PersonaResult(PersonaOutcome.PersonaExists);
        }

        if (definition.Traits.Any(trait => shipped.Has(trait.Id)))
        {
            return new PersonaResult(PersonaOutcome.TraitExists);
        }

        var unknown = definition.CoreIntensities.Keys.Order(StringComparer.Ordinal).FirstOrDefault(traitId => !shipped.Has(traitId));
        return unknown is null ? null : new PersonaResult(PersonaOutcome.CoreTraitUnknown, TraitId: unknown);
    }

    // The id of a deleted persona stays its owner's, who may restore it; anybody else's would be lost by that.
    private bool IsTaken(Actor actor)
        => _profile is not null || (persona.State is { Deleted: true, OwnerId: var owner } && owner != actor.UserId && !actor.IsAdmin);

    private static TraitCause ByHand(Actor actor, string reason) => new(TraitEventKind.Changed, actor.UserId, reason);

    private bool IsOpenTo(Actor actor) => _profile is { } profile && (actor.IsAdmin || profile.IsOpenTo(actor.UserId));

    /// <summary>
    /// Commits a persona that was not there before. Until it is, nobody tells this grain of changes of the core profile.
    /// </summary>
    private async Task AppearAsync(PersonaState next, TraitCause cause, CancellationToken cancellationToken)
    {
        await AskCoreAsync(cancellationToken);
        await CommitAsync(next, cause, cancellationToken);
        await CatchUpAsync();
    }

    private async Task CommitAsync(PersonaState next, TraitCause cause, CancellationToken cancellationToken)
    {
        var past = persona.State;
        next = await WithHistoryAsync(next, cancellationToken);
        await this.CommitAsync(persona, Ledger.WithRecord(past, NextVersion(next), cause), activating: !_activated);
        _profile = PersonaComposer.Compose(Id, persona.State, shipped);
        await TryRecordAsync();
        if (past.Version > 0 && IsAnew(past, next))
        {
            await TryEraseHistoryAsync();
        }
    }

    /// <summary>The state under its next version, with the newest core profile.</summary>
    private PersonaState NextVersion(PersonaState next)
        => next with
        {
            Version = next.Version + 1,
            UpdatedAt = clock.GetUtcNow(),
            CoreVersion = _core.Version,
            CoreIntensities = _core.Traits
                .Where(trait => !trait.Intensity.Equals(trait.Baseline))
                .ToImmutableSortedDictionary(trait => trait.Id, trait => trait.Intensity, StringComparer.Ordinal),
        };

    // The change is durable with the state; the ledger hears of it now or with the next change or question.
    private async Task TryRecordAsync()
    {
        try
        {
            await Ledger.RecordAsync(persona.State, CancellationToken.None);
        }
        catch (DependencyUnavailableException away)
        {
            LogLedgerBehind(Id, away);
        }
    }
}
