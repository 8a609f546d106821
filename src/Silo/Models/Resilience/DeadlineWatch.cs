namespace PersonaUniverse.Models.Resilience;

/// <summary>Cancels a call when it waits too long, with one timer a call.</summary>
/// <remarks>
/// A step's start only writes a timestamp. The timer looks at it when it fires and sets itself again, so an update costs no
/// timer operation.
/// </remarks>
internal sealed class DeadlineWatch : IDisposable
{
    private const long Resting = long.MaxValue;

    private readonly TimeProvider _clock;
    private readonly TimeSpan _pace;
    private readonly long _totalDue;
    private readonly CancellationTokenSource _stop;
    private readonly ITimer _timer;
    private long _stepDue = Resting;

    /// <param name="clock">The clock.</param>
    /// <param name="total">How long the call may take in all.</param>
    /// <param name="pace">The shortest step, and so how often to look.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public DeadlineWatch(TimeProvider clock, TimeSpan total, TimeSpan pace, CancellationToken cancellationToken)
    {
        _clock = clock;
        _pace = pace < total ? pace : total;
        _totalDue = After(total);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = clock.CreateTimer(static watch => ((DeadlineWatch)watch!).Look(), this, _pace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the token that is cancelled by a deadline or by the caller.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Gets whether a step took too long.</summary>
    public bool StepPassed { get; private set; }

    /// <summary>Gets whether the call took too long.</summary>
    public bool TotalPassed { get; private set; }

    /// <summary>Begins a step of the provider's.</summary>
    public void Begin(TimeSpan limit) => Volatile.Write(ref _stepDue, After(limit));

    /// <summary>Ends it: what follows is the caller's time, in which only the total runs.</summary>
    public void End() => Volatile.Write(ref _stepDue, Resting);

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Dispose();
    }

    private long After(TimeSpan time)
        => _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);

    private void Look()
    {
        var now = _clock.GetTimestamp();
        var step = Volatile.Read(ref _stepDue);
        StepPassed = now >= step;
        TotalPassed = now >= _totalDue;
        if (!StepPassed && !TotalPassed)
        {
            var due = Math.Min(_totalDue, step);
            var wait = _clock.GetElapsedTime(now, due);
            wait = wait < _pace ? wait : _pace;

            // A timer counts in milliseconds; one that fires a moment early must not spin.
            _timer.Change(wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended while the timer fired.
        }
    }
}
