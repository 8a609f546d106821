using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>What readers of a ledger have in common.</summary>
internal static class LedgerReading
{
    private const int Batch = 1000;

    /// <summary>Reads a page, newest first.</summary>
    public static async Task<TraitHistory> ReadPageAsync(
        this ITraitLedger ledger, string scope, long? before, int limit, CancellationToken cancellationToken)
    {
        // One more than asked tells whether there is a next page.
        var events = await ledger.ReadAsync(scope, before, limit + 1, cancellationToken);
        return events.Length > limit
            ? new TraitHistory(events[..limit], events[limit - 1].Version)
            : new TraitHistory(events);
    }

    /// <summary>Reads a whole ledger, oldest first.</summary>
    public static async Task<ImmutableArray<TraitEvent>> ReadAllAsync(
        this ITraitLedger ledger, string scope, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<TraitEvent>();
        long? before = null;
        while (true)
        {
            var events = await ledger.ReadAsync(scope, before, Batch, cancellationToken);
            all.AddRange(events);
            if (events.Length < Batch)
            {
                all.Reverse();
                return all.DrainToImmutable();
            }

            before = events[^1].Version;
        }
    }
}
