using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>Puts a session's events in order, which come in any and may get lost. The site's <c>eventOrder.ts</c> is its twin.</summary>
/// <remarks>What a method returns comes next in the order, and once. Not safe for several threads.</remarks>
internal sealed class EventOrder
{
    private readonly SortedList<long, SessionEvent> _ahead = [];

    /// <summary>Gets the last event in order; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>Gets whether events are held back because others, which come before them, are missing.</summary>
    public bool IsMissing => Last != 0 && _ahead.Count > 0;

    /// <summary>Begins after an event, unless it has begun.</summary>
    public ImmutableArray<SessionEvent> Begin(long last) => Last == 0 ? CatchUp([], last) : [];

    /// <summary>Takes events in as they come.</summary>
    public ImmutableArray<SessionEvent> Note(ImmutableArray<SessionEvent> events)
    {
        if (_ahead.Count == 0 && Continue(events))
        {
            Last += events.Length;
            return events;
        }

        foreach (var occurrence in events)
        {
            if (occurrence.EventId > Last)
            {
                _ahead[occurrence.EventId] = occurrence;
            }
        }

        return TakeContiguous();
    }

    /// <summary>Takes in what was missed, which is all that there is up to the newest event.</summary>
    public ImmutableArray<SessionEvent> CatchUp(ImmutableArray<SessionEvent> missed, long newest)
    {
        SessionEvent[] caughtUp = [.. missed.Where(occurrence => occurrence.EventId > Last).OrderBy(occurrence => occurrence.EventId)];
        Last = Math.Max(Last, newest);
        while (_ahead.Count > 0 && _ahead.Keys[0] <= Last)
        {
            _ahead.RemoveAt(0);
        }

        return [.. caughtUp, .. TakeContiguous()];
    }

    // As nearly all do.
    private bool Continue(ImmutableArray<SessionEvent> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i].EventId != Last + 1 + i)
            {
                return false;
            }
        }

        return Last != 0;
    }

    private ImmutableArray<SessionEvent> TakeContiguous()
    {
        var next = ImmutableArray.CreateBuilder<SessionEvent>();
        while (Last != 0 && _ahead.Count > 0 && _ahead.Keys[0] == Last + 1)
        {
            next.Add(_ahead.Values[0]);
            _ahead.RemoveAt(0);
            Last++;
        }

        return next.DrainToImmutable();
    }
}
