using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>What readers of a ledger have in common.</summary>
internal static class LedgerReading
{
    private const int Batch = 1000;

    /// <summary>Reads a page, newest first.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="from">The version with which the ledger begins.</param>
    /// <param name="before">Only events of earlier versions; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<TraitHistory> ReadPageAsync(
        this ITraitLedger ledger, string scope, long from, long? before, int limit, CancellationToken cancellationToken)
    {
        // One more than asked tells whether there is a next page.
        var found = await ledger.ReadAsync(scope, before, limit + 1, cancellationToken);
        ImmutableArray<TraitEvent> events = [.. found.TakeWhile(occurrence => occurrence.Version >= from)];
        return events.Length > limit
            ? new TraitHistory(events[..limit], events[limit - 1].Version)
            : new TraitHistory(events);
    }

    /// <summary>Reads a ledger up to a moment, oldest first; nothing of what came later.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="from">The first version wanted.</param>
    /// <param name="until">The last moment wanted; null for now.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<ImmutableArray<TraitEvent>> ReadUntilAsync(
        this ITraitLedger ledger, string scope, long from, TraitMoment? until, CancellationToken cancellationToken)
    {
        var upTo = until?.At is { } time ? await ledger.FindAfterAsync(scope, from, time, cancellationToken) - 1 : until?.Version;
        return await ledger.ReadSpanAsync(scope, from, upTo, cancellationToken);
    }

    /// <summary>Reads part of a ledger, oldest first.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="scope">Whose ledger.</param>
    /// <param name="from">The first version wanted.</param>
    /// <param name="upTo">The last version wanted; null for the newest.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<ImmutableArray<TraitEvent>> ReadSpanAsync(
        this ITraitLedger ledger, string scope, long from, long? upTo, CancellationToken cancellationToken)
    {
        var span = ImmutableArray.CreateBuilder<TraitEvent>();
        var before = upTo + 1;
        while (true)
        {
            var events = await ledger.ReadAsync(scope, before, Batch, cancellationToken);
            span.AddRange(events.TakeWhile(occurrence => occurrence.Version >= from));
            if (events.Length < Batch || events[^1].Version <= from)
            {
                span.Reverse();
                return span.DrainToImmutable();
            }

            before = events[^1].Version;
        }
    }
}
