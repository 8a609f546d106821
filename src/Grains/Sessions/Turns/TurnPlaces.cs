using Microsoft.Extensions.Options;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>The places for turns on this silo, of all its sessions: beyond them it takes none on, rather than be late with all.</summary>
internal sealed class TurnPlaces(IOptions<SessionOptions> options)
{
    private readonly Lock _gate = new();
    private int _taken;
    private TaskCompletionSource? _drained;

    /// <summary>Gets whether no place is given out any more: the silo stops.</summary>
    public bool IsDraining => Volatile.Read(ref _drained) is not null;

    /// <summary>Takes a place, if there is one.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_drained is not null || _taken >= options.Value.TurnsAtOnce)
            {
                return false;
            }

            _taken++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Free()
    {
        lock (_gate)
        {
            if (--_taken == 0)
            {
                _drained?.TrySetResult();
            }
        }
    }

    /// <summary>Gives out no place from now on, and completes when all are free.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_taken == 0)
            {
                _drained.TrySetResult();
            }

            return _drained.Task;
        }
    }
}
