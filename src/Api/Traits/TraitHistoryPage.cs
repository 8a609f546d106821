using System.Collections.Immutable;
using System.Text.Json;

namespace PersonaUniverse.Traits;

/// <summary>A page of a trait ledger or, with <c>asOf</c>, what the ledger held then.</summary>
/// <param name="Items">The events, newest first; null with <c>asOf</c>.</param>
/// <param name="NextBefore">The <c>before</c> of the next page; null at the beginning.</param>
/// <param name="AsOf">What the ledger held at the moment asked for; null without <c>asOf</c>.</param>
public sealed record TraitHistoryPage(ImmutableArray<TraitHistoryItem>? Items, long? NextBefore, PastTraits? AsOf)
{
    internal static TraitHistoryPage From(TraitHistory history)
        => new([.. history.Events.Select(TraitHistoryItem.From)], history.NextBefore, null);

    internal static TraitHistoryPage From(TraitsAsOf past)
        => new(null, null, new PastTraits(
            past.Version,
            past.At,
            past.Values.ToImmutableSortedDictionary(trait => trait.Key, trait => Rounding.Finely(trait.Value))));
}

/// <summary>One event of a ledger.</summary>
/// <param name="Version">The version that it made; in a session, the turn.</param>
/// <param name="At">When.</param>
/// <param name="Kind">begun, changed, inherited, observed or rolledBack.</param>
/// <param name="Actor">Who did it; null for a reader whom that does not concern.</param>
/// <param name="Reason">Why.</param>
/// <param name="Moves">What moved.</param>
public sealed record TraitHistoryItem(
    long Version, DateTimeOffset At, string Kind, string? Actor, string Reason, ImmutableArray<TraitHistoryMove> Moves)
{
    internal static TraitHistoryItem From(TraitEvent occurrence)
        => new(
            occurrence.Version,
            occurrence.At,
            JsonNamingPolicy.CamelCase.ConvertName(occurrence.Kind.ToString()),
            occurrence.Actor.Length == 0 ? null : occurrence.Actor,
            occurrence.Reason,
            [.. occurrence.Moves.Select(TraitHistoryMove.Of)]);
}

/// <summary>What an event did to a trait.</summary>
/// <param name="TraitId">The trait.</param>
/// <param name="From">Its intensity before or, in a session or a rapport, its shift; null when it was not there.</param>
/// <param name="To">The same after; null when it is gone.</param>
/// <param name="Evidence">The intensity observed; null without evidence.</param>
public sealed record TraitHistoryMove(string TraitId, double? From, double? To, double? Evidence)
{
    internal static TraitHistoryMove Of(TraitMove move)
        => new(move.TraitId, Round(move.From), Round(move.To), Round(move.Evidence));

    private static double? Round(double? value) => value is { } known ? Rounding.Finely(known) : null;
}

/// <summary>What a ledger held at a moment.</summary>
/// <param name="Version">The version that was the newest then.</param>
/// <param name="At">When that came about.</param>
/// <param name="Traits">Intensities or, of a session, shifts, by trait id.</param>
public sealed record PastTraits(long Version, DateTimeOffset At, ImmutableSortedDictionary<string, double> Traits);
