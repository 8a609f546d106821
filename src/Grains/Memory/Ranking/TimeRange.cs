namespace PersonaUniverse.Memory.Ranking;

/// <summary>A stretch of time.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
internal readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public bool Holds(DateTimeOffset at) => at >= From && at < To;
}
