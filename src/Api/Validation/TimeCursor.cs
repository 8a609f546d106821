using System.Globalization;

namespace PersonaUniverse.Validation;

/// <summary>
/// A place in a list that is ordered by time, as text that means nothing to clients. None of its characters has another meaning in a query.
/// </summary>
internal static class TimeCursor
{
    /// <summary>Writes a place.</summary>
    /// <param name="at">The time of the item just before it.</param>
    /// <param name="id">That item's id.</param>
    public static string Write(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks},{id}");

    /// <summary>Reads back what <see cref="Write"/> wrote.</summary>
    /// <returns>Null for text that it did not write; the id may be any.</returns>
    public static (DateTimeOffset At, string Id)? Read(string cursor)
        => cursor.Split(',') is [var time, var id]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
                ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
                : null;
}
