using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>One persona's trait ledger: what moved its traits.</summary>
/// <remarks>
/// An event is written with the state it led to, in one write, and from there to the ledger, where it may arrive twice and counts
/// once. So the ledger holds exactly what was acknowledged, whichever of the two writes fails.
/// </remarks>
internal sealed class PersonaLedger(ITraitLedger ledger, string personaId, CoreProfile core)
{
    private readonly string _scope = TraitScopes.OfPersona(personaId);
    private long _recorded;

    // Looked up once: the version of the event with which this persona's part of its ledger begins.
    private long? _begun;

    /// <summary>The state to commit, with what the ledger is to hear of the change.</summary>
    /// <param name="known">The persona as stored.</param>
    /// <param name="next">What it becomes, its version raised.</param>
    /// <param name="cause">Why.</param>
    public PersonaState WithRecord(PersonaState known, PersonaState next, TraitCause cause)
    {
        var after = PersonaComposer.Traits(next, next.Definition!, core);
        var begun = Begin(known) is { } first && next.CreatedAt == known.CreatedAt ? first : null;
        var occurrence = known.Definition is { } definition && next.CreatedAt == known.CreatedAt
            ? TraitRecorder.Compare(PersonaComposer.Traits(known, definition, core), after, next.Version, next.UpdatedAt, cause)
            : TraitRecorder.Begin(after, next.Version, next.UpdatedAt);
        TraitEvent?[] fresh = [begun, occurrence];
        return next with { LedgerBegun = true, Unrecorded = [.. Waiting(known), .. fresh.OfType<TraitEvent>()] };
    }

    /// <summary>Brings the ledger up to the state that is stored.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer; later will do.</exception>
    public async Task RecordAsync(PersonaState state, CancellationToken cancellationToken)
    {
        ImmutableArray<TraitEvent> waiting = Begin(state) is { } begun ? [begun] : Waiting(state);
        if (!waiting.IsEmpty)
        {
            await ledger.AppendAsync(_scope, waiting, cause: null, cancellationToken);
            _recorded = state.LedgerBegun ? waiting[^1].Version : _recorded;
            _begun = waiting.LastOrDefault(occurrence => occurrence.Kind is TraitEventKind.Begun)?.Version ?? _begun;
        }
    }

    /// <summary>Reads what the ledger holds of this persona, not of those that had its id before, up to a moment; oldest first.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    public async Task<ImmutableArray<TraitEvent>> ReadAsync(
        PersonaState state, TraitMoment? until, CancellationToken cancellationToken)
        => await ledger.ReadUntilAsync(_scope, await BegunAsync(state, cancellationToken), until, cancellationToken);

    /// <summary>Reads a page of the same, newest first.</summary>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    public async Task<TraitHistory> ReadPageAsync(
        PersonaState state, long? before, int limit, CancellationToken cancellationToken)
        => await ledger.ReadPageAsync(_scope, await BegunAsync(state, cancellationToken), before, limit, cancellationToken);

    /// <summary>The event that begins the ledger of a persona from before there were ledgers; null for any other.</summary>
    private TraitEvent? Begin(PersonaState state)
        => state is { LedgerBegun: false, Definition: { } definition }
            ? TraitRecorder.Begin(PersonaComposer.Traits(state, definition, core), state.Version, state.UpdatedAt)
            : null;

    private ImmutableArray<TraitEvent> Waiting(PersonaState state)
        => [.. state.Unrecorded.Where(occurrence => occurrence.Version > _recorded)];

    private async Task<long> BegunAsync(PersonaState state, CancellationToken cancellationToken)
    {
        await RecordAsync(state, cancellationToken);
        return _begun ??= await ledger.FindBegunAsync(_scope, cancellationToken) ?? 0;
    }
}
