using System.Text;

namespace PersonaUniverse.Sessions;

/// <summary>Gathers pieces of a reply so that a fast model does not become a message a token: the first goes out at once.</summary>
/// <remarks>Used on the grain's scheduler only; its timer returns there before it touches anything.</remarks>
internal sealed class DeltaBuffer : IDisposable
{
    private readonly StringBuilder _waiting = new();
    private readonly Action<string> _send;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long? _sentAt;
    private bool _armed;

    public DeltaBuffer(Action<string> send, TimeSpan interval, TimeProvider clock)
    {
        (_send, _interval, _clock) = (send, interval, clock);
        var grainScheduler = TaskScheduler.Current;
        _timer = clock.CreateTimer(
            _ => Task.Factory.StartNew(Flush, CancellationToken.None, TaskCreationOptions.None, grainScheduler).Ignore(),
            state: null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public void Add(string text)
    {
        _waiting.Append(text);
        if (_armed)
        {
            return;
        }

        var elapsed = _sentAt is { } sentAt ? _clock.GetElapsedTime(sentAt) : _interval;
        if (elapsed >= _interval)
        {
            Flush();
        }
        else
        {
            _armed = _timer.Change(_interval - elapsed, Timeout.InfiniteTimeSpan);
        }
    }

    public void Flush()
    {
        _armed = false;
        if (_waiting.Length == 0)
        {
            return;
        }

        var text = _waiting.ToString();
        _waiting.Clear();
        _sentAt = _clock.GetTimestamp();
        _send(text);
    }

    public void Dispose() => _timer.Dispose();
}
