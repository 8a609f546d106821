using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>The persona's trait ledger: what moved its traits, and the way back.</summary>
/// <remarks>
/// An event is written with the state it led to, in one write, and from there to the ledger, where it may arrive twice and counts
/// once. So the ledger holds exactly what was acknowledged, whichever of the two writes fails.
/// </remarks>
internal sealed partial class PersonaGrain
{
    private CoreTraits _core = new(0, []);
    private long _recorded;

    // Looked up once: the version of the event with which this persona's part of its ledger begins.
    private long? _begun;

    private string Scope => TraitScopes.OfPersona(Id);

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

    public async Task<PersonaResult> RollBackTraitsAsync(long version, Actor actor, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return new PersonaResult(refusal);
        }

        var before = _profile!;
        ImmutableArray<TraitEvent> events = version > before.Version ? [] : await ReadLedgerAsync(until: null, cancellationToken);
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

        var begun = await BegunAsync(cancellationToken);
        var page = await ledger.ReadPageAsync(Scope, begun, before, limit, cancellationToken);
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
        ImmutableArray<TraitEvent> events = past ? await ReadLedgerAsync(moment, cancellationToken) : [];
        return TraitLedger.AsOf(events, moment) is { } traits
            ? new TraitsAsOfResult(PersonaOutcome.Done, traits)
            : new TraitsAsOfResult(PersonaOutcome.VersionUnknown);
    }

    private static TraitCause ByHand(Actor actor, string reason) => new(TraitEventKind.Changed, actor.UserId, reason);

    private bool IsOpenTo(Actor actor) => _profile is { } profile && (actor.IsAdmin || profile.IsOpenTo(actor.UserId));

    /// <summary>The state to commit, with the newest core profile and with what the ledger is to hear of the change.</summary>
    private PersonaState WithRecord(PersonaState next, TraitCause cause)
    {
        var known = persona.State;
        next = next with
        {
            Version = next.Version + 1,
            UpdatedAt = clock.GetUtcNow(),
            CoreVersion = _core.Version,
            CoreIntensities = _core.Traits
                .Where(trait => !trait.Intensity.Equals(trait.Baseline))
                .ToImmutableSortedDictionary(trait => trait.Id, trait => trait.Intensity, StringComparer.Ordinal),
            LedgerBegun = true,
        };
        var after = PersonaComposer.Traits(next, next.Definition!, core);
        var begun = Begin(known) is { } first && next.CreatedAt == known.CreatedAt ? first : null;
        var occurrence = known.Definition is { } definition && next.CreatedAt == known.CreatedAt
            ? TraitRecorder.Compare(PersonaComposer.Traits(known, definition, core), after, next.Version, next.UpdatedAt, cause)
            : TraitRecorder.Begin(after, next.Version, next.UpdatedAt);
        TraitEvent?[] fresh = [begun, occurrence];
        return next with { Unrecorded = [.. Waiting(known), .. fresh.OfType<TraitEvent>()] };
    }

    /// <summary>The event that begins the ledger of a persona from before there were ledgers; null for any other.</summary>
    private TraitEvent? Begin(PersonaState state)
        => state is { LedgerBegun: false, Definition: { } definition }
            ? TraitRecorder.Begin(PersonaComposer.Traits(state, definition, core), state.Version, state.UpdatedAt)
            : null;

    private ImmutableArray<TraitEvent> Waiting(PersonaState state)
        => [.. state.Unrecorded.Where(occurrence => occurrence.Version > _recorded)];

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var state = persona.State;
        ImmutableArray<TraitEvent> waiting = Begin(state) is { } begun ? [begun] : Waiting(state);
        if (!waiting.IsEmpty)
        {
            await ledger.AppendAsync(Scope, waiting, cause: null, cancellationToken);
            _recorded = state.LedgerBegun ? waiting[^1].Version : _recorded;
            _begun = waiting.LastOrDefault(occurrence => occurrence.Kind is TraitEventKind.Begun)?.Version ?? _begun;
        }
    }

    // The change is durable with the state; the ledger hears of it now or with the next change or question.
    private async Task TryRecordAsync()
    {
        try
        {
            await RecordAsync(CancellationToken.None);
        }
        catch (DependencyUnavailableException away)
        {
            LogLedgerBehind(Id, away);
        }
    }

    /// <summary>Reads what the ledger holds of this persona, not of those that had its id before, up to a moment.</summary>
    private async Task<ImmutableArray<TraitEvent>> ReadLedgerAsync(TraitMoment? until, CancellationToken cancellationToken)
    {
        var begun = await BegunAsync(cancellationToken);
        return await ledger.ReadUntilAsync(Scope, begun, until, cancellationToken);
    }

    private async Task<long> BegunAsync(CancellationToken cancellationToken)
    {
        await RecordAsync(cancellationToken);
        return _begun ??= await ledger.FindBegunAsync(Scope, cancellationToken) ?? 0;
    }

    /// <summary>Commits a persona that was not there before. While it is not, nobody tells this grain that the core profile changed.</summary>
    private async Task AppearAsync(PersonaState next, TraitCause cause, CancellationToken cancellationToken)
    {
        await AskCoreAsync(cancellationToken);
        await CommitAsync(next, cause, cancellationToken);
        await CatchUpAsync();
    }

    /// <summary>Takes on what of the core profile changed while the persona appeared, when it was not yet among those who are told.</summary>
    private async Task CatchUpAsync()
    {
        try
        {
            await AskCoreAsync(CancellationToken.None);
            await InheritAsync(_core, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The persona is there, whatever this leaves to be done: each activation begins with the question.
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
        var gone = before.Traits.Where(trait => after.Traits.All(other => other.Id != trait.Id))
            .Select(trait => new TraitChanged(Id, after.Version, trait, Removed: true));
        var moved = after.Traits.Where(trait => !before.Traits.Contains(trait))
            .Select(trait => new TraitChanged(Id, after.Version, trait));
        foreach (var change in gone.Concat(moved))
        {
            await _watchers.Notify(watcher => watcher.OnTraitChangedAsync(change));
        }
    }
}
