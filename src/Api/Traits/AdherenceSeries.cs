using System.Collections.Immutable;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>How far replies obeyed their traits.</summary>
/// <param name="Items">The replies, newest first.</param>
/// <param name="Mean">The mean adherence of these replies, in [0, 1]; null when none has one.</param>
/// <param name="NextBefore">The <c>before</c> of the next page; null at the beginning of the session.</param>
public sealed record AdherenceSeries(ImmutableArray<AdherencePoint> Items, double? Mean, long? NextBefore)
{
    internal static AdherenceSeries From(TurnPage page)
    {
        ImmutableArray<AdherencePoint> items = [.. page.Items.Where(turn => turn.Receipt?.Style is not null).Select(AdherencePoint.From)];
        var mean = items.Average(point => point.Adherence);
        return new AdherenceSeries(items, mean is { } known ? Rounding.Finely(known) : null, page.NextBefore);
    }
}

/// <summary>One reply.</summary>
/// <param name="Seq">Its turn.</param>
/// <param name="At">When it was complete.</param>
/// <param name="Adherence">How far it obeyed, in [0, 1]; null when nothing could be measured.</param>
/// <param name="Style">Its style features, each in its own unit.</param>
public sealed record AdherencePoint(
    long Seq, DateTimeOffset At, double? Adherence, ImmutableSortedDictionary<string, double> Style)
{
    internal static AdherencePoint From(Turn turn)
    {
        var style = turn.Receipt!.Style!;
        return new AdherencePoint(turn.Seq, turn.CreatedAt, style.Adherence, style.Features);
    }
}
