using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>The session's trait layer. Its ledger is the log of turns: each turn bears what it moved.</summary>
internal sealed partial class SessionGrain
{
    private const int TurnsAtOnce = 100;

    public Task<PromptReceipt?> GetReceiptAsync(long seq, CancellationToken cancellationToken = default)
        => receipts.ReadAsync(Key, seq, cancellationToken);

    public async Task<TraitExplanation?> ExplainTraitsAsync(string personaId, CancellationToken cancellationToken = default)
        => (await Mind.Scenes.ReadAsync(personaId, Mind.Turns.With(personaId), cancellationToken))?.Traits.Explain();

    public async Task<TraitHistory?> GetTraitHistoryAsync(
        string personaId, long? before, int limit, CancellationToken cancellationToken = default)
        => await GetTurnsAsync(personaId, before, limit, cancellationToken) is { } page
            ? new TraitHistory([.. page.Items.Where(SessionShifts.Moved).Select(SessionShifts.ToEvent)], page.NextBefore)
            : null;

    public async Task<TraitsAsOf?> GetTraitsAsOfAsync(
        string personaId, TraitMoment moment, CancellationToken cancellationToken = default)
    {
        var before = moment.Version < long.MaxValue ? moment.Version + 1 : null;
        while (true)
        {
            var turns = await log.ReadAsync(Key, personaId, before, TurnsAtOnce, cancellationToken);
            foreach (var turn in turns)
            {
                if (SessionShifts.Moved(turn) && (moment.At is not { } at || turn.CreatedAt <= at))
                {
                    var shifts = TraitLedger.ShiftsAfter(SessionShifts.ToEvent(turn));
                    return new TraitsAsOf(shifts.Version, shifts.At, shifts.Values);
                }
            }

            if (turns.Length < TurnsAtOnce)
            {
                return null;
            }

            before = turns[^1].Seq;
        }
    }
}
