using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Models;

/// <summary>A clock that stands still, and tells when somebody has set a timer.</summary>
internal sealed class ArmedTimeProvider : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer has been set that is due after so long.</summary>
    public async Task ArmedAsync(TimeSpan dueTime, CancellationToken cancellationToken)
    {
        while (await _armed.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TestTimeouts.Default, cancellationToken) != dueTime)
        {
        }
    }
}
