using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

internal sealed partial class PersonaGrain
{
    private CoreTraits _core = new(0, []);

    public async Task InheritAsync(CoreTraits core, CancellationToken cancellationToken = default)
    {
        if (core.Version > _core.Version)
        {
            _core = core;
        }

        if (_profile is null || persona.State.CoreVersion >= _core.Version)
        {
            return;
        }

        var before = _profile;
        await CommitAsync(
            persona.State, new TraitCause(TraitEventKind.Inherited, TraitScopes.Core, "the core profile changed"), cancellationToken);
        await NotifyAsync(before, _profile);
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

    public async Task<PersonaResult> RollBackTraitsAsync(long version, Actor actor, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return new PersonaResult(refusal);
        }

        var before = _profile!;
        ImmutableArray<TraitEvent> events = version > before.Version
            ? []
            : await Ledger.ReadAsync(persona.State, until: null, cancellationToken);
        if (TraitLedger.AsOf(events, new TraitMoment(version, null)) is not { } target)
        {
            return new PersonaResult(PersonaOutcome.VersionUnknown);
        }

        var next = TraitRollback.Apply(
            persona.State, before.Traits, target.Values, events.Where(occurrence => occurrence.Version > target.Version));
        await CommitAsync(
            next, new TraitCause(TraitEventKind.RolledBack, actor.UserId, $"back to version {version}"), cancellationToken);
        await NotifyAsync(before, _profile!);
        LogRolledBack(Id, version, persona.State.Version);
        return new PersonaResult(PersonaOutcome.Done, _profile);
    }

    public async Task<TraitHistoryResult> GetTraitHistoryAsync(
        long? before, int limit, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!IsOpenTo(actor))
        {
            return new TraitHistoryResult(PersonaOutcome.PersonaUnknown);
        }

        var page = await Ledger.ReadPageAsync(persona.State, before, limit, cancellationToken);
        return new TraitHistoryResult(
            PersonaOutcome.Done,
            Refuse(actor) is null ? page : page with { Events = [.. page.Events.Select(one => one with { Actor = "" })] });
    }

    public async Task<TraitsAsOfResult> GetTraitsAsOfAsync(
        TraitMoment moment, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!IsOpenTo(actor))
        {
            return new TraitsAsOfResult(PersonaOutcome.PersonaUnknown);
        }

        var past = moment.Version <= _profile!.Version || moment.At <= clock.GetUtcNow();
        ImmutableArray<TraitEvent> events = past ? await Ledger.ReadAsync(persona.State, moment, cancellationToken) : [];
        return TraitLedger.AsOf(events, moment) is { } traits
            ? new TraitsAsOfResult(PersonaOutcome.Done, traits)
            : new TraitsAsOfResult(PersonaOutcome.VersionUnknown);
    }

    /// <summary>
    /// Takes on changes of the core profile that were made while the persona was, before it was among those that are told.
    /// </summary>
    private async Task CatchUpAsync()
    {
        try
        {
            await AskCoreAsync(CancellationToken.None);
            await InheritAsync(_core, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The persona is made all the same, and its next activation asks again.
            LogCoreUnheard(Id, failure);
            DeactivateOnIdle();
        }
    }

    private async Task AskCoreAsync(CancellationToken cancellationToken)
    {
        var newest = await GrainFactory.GetGrain<ICoreProfileGrain>(0).GetAsync(cancellationToken);
        _core = newest.Version > _core.Version ? newest : _core;
    }

    private async Task NotifyAsync(PersonaProfile before, PersonaProfile after)
    {
        foreach (var change in TraitChanged.Between(before.Traits, after))
        {
            await _watchers.Notify(watcher => watcher.OnTraitChangedAsync(change));
        }
    }
}
