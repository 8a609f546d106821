using Microsoft.Extensions.Time.Testing;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

public sealed class RepeatableCallTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Make_CallThatNobodyAnswers_IsGivenUpByTheClockItWasGiven()
    {
        var making = MakeAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<TimeoutException>(() => making.WaitAsync(TestTimeouts.Default, Cancellation));
        Assert.Equal(TaskStatus.Faulted, making.Status);
    }

    [Fact]
    public async Task Make_CallThatIsNoLongerWanted_IsGivenUpAtOnce()
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var making = MakeAsync(left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making.WaitAsync(TestTimeouts.Default, Cancellation));
        Assert.Equal(TaskStatus.Canceled, making.Status);
    }

    private Task<int> MakeAsync(CancellationToken cancellationToken)
        => RepeatableCall.MakeAsync(
            attempt => new TaskCompletionSource<int>().Task.WaitAsync(attempt), TimeSpan.FromSeconds(1), _clock, cancellationToken);
}
