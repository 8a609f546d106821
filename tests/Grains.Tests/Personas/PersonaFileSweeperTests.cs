using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class PersonaFileSweeperTests
{
    private readonly ArmedClock _clock = new();
    private readonly Files _files = new();

    [Fact]
    public async Task Sweep_EveryHour_CollectsEvenAfterOneThatFailed()
    {
        var options = new PersonaFileOptions();
        using var sweeper = new PersonaFileSweeper(_files, Options.Create(options), _clock, NullLogger<PersonaFileSweeper>.Instance);
        await sweeper.StartAsync(Cancellation);
        await _clock.Armed.WaitAsync(TestTimeouts.Default, Cancellation);
        var start = _clock.GetUtcNow();

        for (var hour = 1; hour <= 3; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal((start + TimeSpan.FromHours(hour), options.UnusedFor), await _files.Collections.Reader.ReadAsync(Cancellation));
        }

        await sweeper.StopAsync(Cancellation);
    }

    /// <summary>Tells when the sweeper has begun to wait.</summary>
    private sealed class ArmedClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Armed => _armed.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _armed.TrySetResult();
            return timer;
        }
    }

    private sealed class Files : IPersonaFiles
    {
        public Channel<(DateTimeOffset Now, TimeSpan Patience)> Collections { get; }
            = Channel.CreateUnbounded<(DateTimeOffset, TimeSpan)>();

        public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> CollectAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
        {
            Collections.Writer.TryWrite((now, patience));
            throw new DependencyUnavailableException("database", new TimeoutException());
        }
    }
}
