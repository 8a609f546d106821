using PersonaUniverse.TestKit;

namespace PersonaUniverse;

public sealed class WorkInOrderTests
{
    [Fact]
    public async Task Do_WhileWorkGoesOn_BeginsWhenThatHasEndedWellOrNot()
    {
        var work = new WorkInOrder();
        var first = new TaskCompletionSource();
        var done = new List<int>();

        var failing = work.DoAsync(() => first.Task);
        var next = work.DoAsync(() =>
        {
            done.Add(2);
            return Task.CompletedTask;
        });
        var all = work.Done;

        Assert.Empty(done);
        first.SetException(new InvalidOperationException("No."));
        await all.WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal([2], done);
        Assert.True(next.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
    }
}
