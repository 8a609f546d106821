using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>Answers from a ledger's events what traits were. Pure.</summary>
internal static class TraitLedger
{
    /// <summary>Folds events into what they left behind: intensities or shifts, by trait id, exactly as they were stored.</summary>
    /// <param name="events">The events of one ledger, oldest first.</param>
    public static ImmutableSortedDictionary<string, double> Replay(IEnumerable<TraitEvent> events)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var occurrence in events)
        {
            if (occurrence.Kind is TraitEventKind.Begun)
            {
                values.Clear();
            }

            foreach (var move in occurrence.Moves)
            {
                if (move.To is { } value)
                {
                    values[move.TraitId] = value;
                }
                else
                {
                    values.Remove(move.TraitId);
                }
            }
        }

        return values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>What stood at a moment; null when the ledger begins later.</summary>
    /// <param name="events">The events of one ledger, oldest first.</param>
    /// <param name="moment">A version or a time.</param>
    public static TraitsAsOf? AsOf(IEnumerable<TraitEvent> events, TraitMoment moment)
    {
        var past = events
            .TakeWhile(one => moment.Version is { } version ? one.Version <= version : one.At <= moment.At)
            .ToArray();
        return past is [.., var last] ? new TraitsAsOf(last.Version, last.At, Replay(past)) : null;
    }

    /// <summary>The shifts that a layer's last event left.</summary>
    public static TraitShifts ShiftsAfter(TraitEvent last)
        => new(
            last.Version,
            last.At,
            last.Moves.Where(move => move.To is not null)
                .ToImmutableSortedDictionary(move => move.TraitId, move => move.To!.Value, StringComparer.Ordinal));
}
