namespace PersonaUniverse.Lore;

/// <summary>How long a book may be searched.</summary>
/// <remarks>Looked at between two keys rather than told by a timer, which is late when every thread is busy.</remarks>
internal readonly struct LoreDeadline(TimeProvider clock, TimeSpan budget, CancellationToken cancellationToken)
{
    private readonly long _began = clock.GetTimestamp();

    public bool IsOver => cancellationToken.IsCancellationRequested || clock.GetElapsedTime(_began) >= budget;
}
