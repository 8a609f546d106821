using System.Collections.Concurrent;

namespace PersonaUniverse.Personas;

/// <summary>One connection's ear on personas. What it is to be told waits here: a client that does not read holds up no other.</summary>
/// <param name="send">Tells the connection of a change. It does not fail.</param>
/// <param name="fallenBehind">Hears, once, that the connection has stopped reading and is told no more.</param>
internal sealed class PersonaListener(Func<TraitChangedEvent, Task> send, Action fallenBehind)
{
    // As many as of a session's events.
    private const int MostUnread = 4096;

    private readonly WorkInOrder _inOrder = new();
    private int _unread;
    private int _ended;

    /// <summary>Gets what it listens to, by the personas' ids.</summary>
    public ConcurrentDictionary<string, PersonaWatch> Watched { get; } = new();

    /// <summary>Tells it of a change, when those before it are told.</summary>
    public void Tell(TraitChangedEvent change)
    {
        if (Interlocked.Increment(ref _unread) <= MostUnread)
        {
            _inOrder.DoAsync(() => SendAsync(change)).Ignore();
        }
        else if (End())
        {
            fallenBehind();
        }
    }

    /// <summary>Has it hear no more.</summary>
    /// <returns>False when that was so already.</returns>
    public bool End() => Interlocked.Exchange(ref _ended, 1) == 0;

    private async Task SendAsync(TraitChangedEvent change)
    {
        if (Volatile.Read(ref _ended) == 0)
        {
            await send(change);
        }

        Interlocked.Decrement(ref _unread);
    }
}
