using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

internal sealed partial class PersonaGrain
{
    public async Task<PersonaVersionsResult> GetVersionsAsync(
        long? upTo, int limit, Actor actor, CancellationToken cancellationToken = default)
    {
        if (Refuse(actor) is { } refusal)
        {
            return new PersonaVersionsResult(refusal, []);
        }

        var newest = Newest(persona.State);
        var wanted = upTo ?? persona.State.Version;
        if (wanted > persona.State.Version)
        {
            return new PersonaVersionsResult(PersonaOutcome.DefinitionUnknown, []);
        }

        // A definition that was kept but never replaced, because the write after it failed, is the newest one.
        ImmutableArray<PersonaVersion> versions = wanted >= newest.Version ? [newest] : [];
        var earlier = versions.Length == limit
            ? []
            : await history.ReadAsync(Id, Math.Min(wanted, newest.Version - 1), limit - versions.Length, cancellationToken);

        // What could not be erased of a predecessor under this id stays hidden.
        var own = earlier.Where(version => version.Version >= persona.State.BegunVersion);
        return new PersonaVersionsResult(PersonaOutcome.Done, [.. versions, .. own]);
    }

    public async Task<PersonaResult> RollBackAsync(
        long version, long? expectedVersion, Actor actor, CancellationToken cancellationToken = default)
    {
        var found = await GetVersionsAsync(version, limit: 1, actor, cancellationToken);
        if (found.Outcome is not PersonaOutcome.Done)
        {
            return new PersonaResult(found.Outcome);
        }

        var state = persona.State;
        if (expectedVersion is { } expected && expected != state.Version)
        {
            return new PersonaResult(PersonaOutcome.VersionConflict);
        }

        if (found.Versions is not [{ Definition: var definition }])
        {
            return new PersonaResult(PersonaOutcome.DefinitionUnknown);
        }

        // A trait that goes takes its live intensity along: it must not come back with a later trait of that name.
        var gone = state.Definition!.Traits.Select(trait => trait.Id).Except(definition.Traits.Select(trait => trait.Id));
        var next = state with { Definition = definition, Intensities = state.Intensities.RemoveRange(gone) };
        var before = _profile!;
        await CommitAsync(
            next, new TraitCause(TraitEventKind.RolledBack, actor.UserId, $"the definition back to version {version}"), cancellationToken);
        await NotifyAsync(before, _profile!);
        LogDefinitionRolledBack(Id, version, persona.State.Version);
        return new PersonaResult(PersonaOutcome.Done, _profile);
    }

    private static PersonaVersion Newest(PersonaState state)
        => new(
            state.DefinitionVersion > 0 ? state.DefinitionVersion : state.Version,
            state.DefinedAt ?? state.UpdatedAt,
            state.Definition!);

    /// <summary>Keeps the definition that <paramref name="next"/> replaces, and notes since when the new one holds.</summary>
    /// <remarks>
    /// Before the state is written, so that what was acknowledged is never missing; a write that then fails leaves a copy.
    /// </remarks>
    private async Task<PersonaState> WithHistoryAsync(PersonaState next, CancellationToken cancellationToken)
    {
        var past = persona.State;
        var anew = IsAnew(past, next);
        if (!anew && past.Definition == next.Definition)
        {
            var newest = Newest(past);
            return next with { DefinitionVersion = newest.Version, DefinedAt = newest.At };
        }

        if (!anew)
        {
            await history.KeepAsync(Id, Newest(past), cancellationToken);
        }

        return next with
        {
            BegunVersion = anew ? past.Version + 1 : next.BegunVersion,
            DefinitionVersion = past.Version + 1,
            DefinedAt = clock.GetUtcNow(),
        };
    }

    private static bool IsAnew(PersonaState past, PersonaState next)
        => past.Definition is null || past.CreatedAt != next.CreatedAt;

    /// <summary>Erases what a persona that was deleted had been, now that another has its id.</summary>
    /// <remarks>
    /// Not before the state is written: if that failed, the one that was deleted could be restored, and without its history. What
    /// stays here when the database is away is never shown.
    /// </remarks>
    private async Task TryEraseHistoryAsync()
    {
        try
        {
            await history.EraseAsync(Id, CancellationToken.None);
        }
        catch (DependencyUnavailableException away)
        {
            LogHistoryLeft(Id, away);
        }
    }
}
