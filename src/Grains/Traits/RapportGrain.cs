using System.Globalization;
using Orleans.Placement;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

[GrainType("rapport")]
[PreferLocalPlacement]
internal sealed class RapportGrain(ITraitLedger ledger, TimeProvider clock) : Grain, IRapportGrain
{
    // What the ledger has acknowledged: a read that interleaves with a write sees no more than that.
    private TraitShifts _shifts = TraitShifts.None;

    private UserPersonaKey Key => UserPersonaKey.Parse(this.GetPrimaryKeyString());

    private string Scope => TraitScopes.OfRapport(Key);

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task<TraitShifts?> GetAsync(long knownVersion = -1, CancellationToken cancellationToken = default)
        => Task.FromResult(knownVersion == _shifts.Version ? null : _shifts);

    public async Task<TraitExplanation?> ExplainAsync(CancellationToken cancellationToken = default)
    {
        var lookup = await GrainFactory.GetGrain<IPersonaGrain>(Key.PersonaId).GetProfileAsync(cancellationToken: cancellationToken);
        return lookup.Profile is { } persona && persona.IsOpenTo(Key.UserId)
            ? new TraitStack(persona, _shifts, TraitShifts.None, clock.GetUtcNow()).Explain()
            : null;
    }

    public Task<TraitHistory> GetHistoryAsync(long? before, int limit, CancellationToken cancellationToken = default)
        => ledger.ReadPageAsync(Scope, from: 0, before, limit, cancellationToken);

    public async Task ObserveAsync(RapportEvidence evidence, CancellationToken cancellationToken = default)
    {
        var known = _shifts.Version;
        if (await TryFollowAsync(evidence, cancellationToken))
        {
            return;
        }

        // The turn has counted before, or the ledger holds more than is known here, as after a write whose answer was lost: then
        // the turn follows what the ledger holds.
        await ReadAsync(cancellationToken);
        if (_shifts.Version != known)
        {
            await TryFollowAsync(evidence, cancellationToken);
        }
    }

    // Its time tells a turn from one of the same number in a session that was deleted and begun again.
    private static string CauseOf(RapportEvidence evidence)
        => string.Create(CultureInfo.InvariantCulture, $"{evidence.SessionId}/{evidence.Seq}/{evidence.At.ToUnixTimeMilliseconds()}");

    /// <returns>False when the ledger holds the turn, or another event in its place.</returns>
    private async Task<bool> TryFollowAsync(RapportEvidence evidence, CancellationToken cancellationToken)
    {
        // A turn told of late counts from now on: the layer's time never goes back, or all of it would be of long ago.
        var at = evidence.At > _shifts.At ? evidence.At : _shifts.At;
        var moves = TraitLayer.Rapport.Observe(_shifts, evidence.Persona, evidence.Observed, at);
        if (moves.IsEmpty)
        {
            return true;
        }

        var occurrence = new TraitEvent(
            _shifts.Version + 1, at, TraitEventKind.Observed, "extraction", "a turn was analysed", moves);
        if (!await ledger.AppendAsync(Scope, [occurrence], CauseOf(evidence), cancellationToken))
        {
            return false;
        }

        _shifts = TraitLedger.ShiftsAfter(occurrence);
        return true;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
        => _shifts = await ledger.ReadAsync(Scope, before: null, limit: 1, cancellationToken) is [var last, ..]
            ? TraitLedger.ShiftsAfter(last)
            : TraitShifts.None;
}
