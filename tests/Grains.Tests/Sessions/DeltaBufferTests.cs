using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class DeltaBufferTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _sent = [];

    [Fact]
    public void Add_FirstPiece_GoesOutAtOnceAndTheNextWait()
    {
        using var buffer = New();

        buffer.Add("One");
        buffer.Add(" two");
        buffer.Add(" three");

        Assert.Equal(["One"], _sent);
    }

    [Fact]
    public void Add_AfterTheInterval_GoesOutAtOnce()
    {
        using var buffer = New();
        buffer.Add("One");
        _clock.Advance(Interval);

        buffer.Add(" two");

        Assert.Equal(["One", " two"], _sent);
    }

    [Fact]
    public void Flush_WhatWaits_GoesOutTogetherAndOnce()
    {
        using var buffer = New();
        buffer.Add("One");
        buffer.Add(" two");
        buffer.Add(" three");

        buffer.Flush();
        buffer.Flush();

        Assert.Equal(["One", " two three"], _sent);
    }

    [Fact]
    public async Task Interval_WhenItHasPassed_SendsWhatWaitsByItself()
    {
        var sent = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var buffer = new DeltaBuffer(
            text =>
            {
                if (text != "One")
                {
                    sent.SetResult(text);
                }
            },
            Interval,
            _clock);
        buffer.Add("One");
        buffer.Add(" two");
        buffer.Add(" three");

        _clock.Advance(Interval);

        Assert.Equal(" two three", await sent.Task.WaitAsync(TestTimeouts.Default, Cancellation));
    }

    private DeltaBuffer New() => new(_sent.Add, Interval, _clock);
}
