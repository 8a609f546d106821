using Microsoft.Extensions.Options;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>The places for turns on this silo, of all its sessions: beyond them it takes none on, rather than be late with all.</summary>
internal sealed class TurnPlaces(IOptions<SessionOptions> options)
{
    private int _taken;

    /// <summary>Takes a place, if there is one.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= options.Value.TurnsAtOnce)
        {
            return true;
        }

        Free();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Free() => Interlocked.Decrement(ref _taken);
}
