using System.Threading.Channels;

namespace PersonaUniverse.Sessions;

/// <summary>One client's ear on a session: a device on the hub, or a request that waits for its turn.</summary>
internal sealed class SessionListener(SessionFollower follower, bool isDevice) : IAsyncDisposable
{
    // A client this far behind has stopped reading; it is let go and may join again where it was.
    private const int MostUnread = 4096;

    private readonly Channel<SessionEvent> _events = Channel.CreateBounded<SessionEvent>(
        new BoundedChannelOptions(MostUnread) { SingleReader = true, AllowSynchronousContinuations = false });

    private List<SessionEvent>? _early = [];
    private long _heard;

    /// <summary>Gets whether a user's device is behind it, which counts for presence.</summary>
    public bool IsDevice { get; } = isDevice;

    /// <summary>Gets the events, in order, each once.</summary>
    public ChannelReader<SessionEvent> Events => _events.Reader;

    /// <summary>Gets whether it was let go because it did not keep up: its events end with those it has not read yet.</summary>
    public bool HasFallenBehind { get; private set; }

    /// <summary>Lets the listener hear what it missed, then what came in meanwhile. The follower's lock is held.</summary>
    public void Begin(SessionWatch watch)
    {
        foreach (var missed in watch.Missed)
        {
            Write(missed);
        }

        _heard = Math.Max(_heard, watch.LastEventId);
        var early = _early!;
        _early = null;
        early.ForEach(Hear);
    }

    /// <summary>Offers an event; one without a number has no place in the order, and counts. The follower's lock is held.</summary>
    public void Hear(SessionEvent occurrence)
    {
        if (_early is not null)
        {
            _early.Add(occurrence);
        }
        else if (occurrence.EventId == 0 || occurrence.EventId > _heard)
        {
            Write(occurrence);
        }
    }

    public ValueTask DisposeAsync()
    {
        follower.Remove(this);
        _events.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Write(SessionEvent occurrence)
    {
        _heard = Math.Max(_heard, occurrence.EventId);
        if (!_events.Writer.TryWrite(occurrence))
        {
            HasFallenBehind |= _events.Writer.TryComplete();
        }
    }
}
