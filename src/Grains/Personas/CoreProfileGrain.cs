using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

[GrainType("core-profile")]
internal sealed partial class CoreProfileGrain(
    [PersistentState("core-profile", StorageNames.Grains)] IPersistentState<CoreProfileState> profile,
    CoreProfile shipped,
    IPersonaDirectory personas,
    ITraitLedger ledger,
    TimeProvider clock,
    ILogger<CoreProfileGrain> logger)
    : Grain, ICoreProfileGrain, IDisposable
{
    private const int PersonasAtOnce = 32;

    // How long a caller waits for all personas to hear; with very many, the rest hear after the caller has its answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    // What storage has acknowledged: a read that interleaves with a write sees no more than that.
    private CoreTraits _traits = new(0, []);
    private Task _spreading = Task.CompletedTask;
    private TaskCompletionSource _changed = new();

    // A change and the spreading of the one before both write.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _leaving = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _traits = Compose();
        if (profile.State.Reached < profile.State.Version)
        {
            _spreading = SpreadAsync();
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await _spreading;
    }

    public Task<CoreTraits> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(_traits);

    public async Task<TraitChangeResult> ChangeAsync(
        TraitChange change, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsAdmin)
        {
            return new TraitChangeResult(PersonaOutcome.Forbidden);
        }

        if (_traits.Traits.FirstOrDefault(candidate => candidate.Id == change.TraitId) is not { } trait)
        {
            return new TraitChangeResult(PersonaOutcome.TraitUnknown);
        }

        if (change.Action is TraitAction.Add or TraitAction.Remove)
        {
            return new TraitChangeResult(PersonaOutcome.TraitInherited);
        }

        if (!TraitEditor.HasFittingIntensity(change))
        {
            return new TraitChangeResult(PersonaOutcome.Invalid);
        }

        var before = _traits;
        var intensity = TraitEditor.Target(trait, change);
        await CommitAsync(
            state => state with
            {
                Version = state.Version + 1,
                Intensities = intensity.Equals(trait.Baseline)
                    ? state.Intensities.Remove(trait.Id)
                    : state.Intensities.SetItem(trait.Id, intensity),
            },
            cancellationToken);
        _traits = Compose();
        LogChanged(trait.Id, _traits.Version);
        await RecordAsync(before, new TraitCause(TraitEventKind.Changed, actor.UserId, change.Action.ToString().ToLowerInvariant()));
        await SpreadForAWhileAsync();
        return new TraitChangeResult(
            PersonaOutcome.Done, _traits.Version, _traits.Traits.First(candidate => candidate.Id == trait.Id));
    }

    public void Dispose()
    {
        _writing.Dispose();
        _leaving.Dispose();
    }

    private CoreTraits Compose()
        => new(
            profile.State.Version,
            [
                .. shipped.Traits.Select(trait => new Trait(
                    trait.Id,
                    trait.Name,
                    trait.Description,
                    profile.State.Intensities.GetValueOrDefault(trait.Id, trait.Intensity),
                    trait.Intensity,
                    Inherited: true,
                    trait.Style) { Dynamics = trait.Dynamics }),
            ]);

    private async Task CommitAsync(Func<CoreProfileState, CoreProfileState> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await this.CommitAsync(profile, change(profile.State));
        }
        finally
        {
            _writing.Release();
        }
    }

    // Every persona's own ledger tells what it inherited; this one tells who decided it. The change stands even if this fails.
    private async Task RecordAsync(CoreTraits before, TraitCause cause)
    {
        try
        {
            var occurrence = TraitRecorder.Compare(before.Traits, _traits.Traits, _traits.Version, clock.GetUtcNow(), cause);
            await ledger.AppendAsync(TraitScopes.Core, occurrence is null ? [] : [occurrence], cause: null, CancellationToken.None);
        }
        catch (DependencyUnavailableException away)
        {
            LogLedgerBehind(away);
        }
    }

    private async Task SpreadForAWhileAsync()
    {
        _changed.TrySetResult();
        if (_spreading.IsCompleted)
        {
            _spreading = SpreadAsync();
        }

        try
        {
            await _spreading.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            // It goes on by itself.
        }
    }

    /// <summary>
    /// Tells every persona, until all have heard of the newest version; begun again by the next activation if this one dies.
    /// </summary>
    private async Task SpreadAsync()
    {
        var (version, pause) = (0L, FirstPause);
        IReadOnlyList<string>? left = null;
        while (profile.State.Reached < profile.State.Version && !_leaving.IsCancellationRequested)
        {
            _changed = new TaskCompletionSource();
            var core = _traits;
            if (core.Version != version)
            {
                (version, pause, left) = (core.Version, FirstPause, null);
            }

            try
            {
                var failed = left is null ? await TellAllAsync(core, _leaving.Token) : await TellAsync(core, left);
                if (failed.Count == 0)
                {
                    await CommitAsync(state => state with { Reached = core.Version }, _leaving.Token);
                    continue;
                }

                left = [.. failed.Select(one => one.PersonaId)];
                LogNotHeard(core.Version, failed.Count, failed[0].PersonaId, failed[0].Failure);
            }
            catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogSpreadFailed(core.Version, failure);
            }

            await Task.WhenAny(Task.Delay(pause, clock, _leaving.Token), _changed.Task);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>Those that could not be told.</returns>
    private async Task<List<(string PersonaId, Exception Failure)>> TellAllAsync(CoreTraits core, CancellationToken cancellationToken)
    {
        var failed = new List<(string PersonaId, Exception Failure)>();
        var last = "";
        while (await personas.ListIdsAsync(last, PersonasAtOnce, cancellationToken) is { Count: > 0 } ids)
        {
            failed.AddRange(await TellAsync(core, ids));
            last = ids[^1];
        }

        return failed;
    }

    /// <returns>Those that could not be told.</returns>
    private async Task<List<(string PersonaId, Exception Failure)>> TellAsync(CoreTraits core, IReadOnlyList<string> ids)
    {
        var failed = new List<(string PersonaId, Exception Failure)>();
        foreach (var some in ids.Chunk(PersonasAtOnce))
        {
            var failures = await Task.WhenAll(some.Select(id => TryTellAsync(core, id)));
            failed.AddRange(some.Zip(failures).Where(one => one.Second is not null).Select(one => (one.First, one.Second!)));
        }

        return failed;
    }

    // One that cannot be read must not keep the others from hearing.
    private async Task<Exception?> TryTellAsync(CoreTraits core, string id)
    {
        try
        {
            await GrainFactory.GetGrain<IPersonaGrain>(id).InheritAsync(core);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    [LoggerMessage(1130, LogLevel.Information, "Core trait {TraitId} changed, now at version {Version}.")]
    private partial void LogChanged(string traitId, long version);

    [LoggerMessage(1131, LogLevel.Warning, "The spreading of version {Version} of the core profile failed; it goes on.")]
    private partial void LogSpreadFailed(long version, Exception failure);

    [LoggerMessage(1132, LogLevel.Warning, "The core profile's ledger misses an event; the personas' own hold what followed from it.")]
    private partial void LogLedgerBehind(Exception failure);

    [LoggerMessage(
        1133,
        LogLevel.Warning,
        "Version {Version} of the core profile could not be told to {Count} personas, {PersonaId} the first; they are told again.")]
    private partial void LogNotHeard(long version, int count, string personaId, Exception failure);
}
