using Microsoft.Extensions.Logging.Abstractions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class GroupCommitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_BehindOneThatMetAnOutage_FailsWithItAndNotAfterItsOwnTimeout()
    {
        var database = new HangingWriter();
        await using var commits = new GroupCommit(database, NullLogger.Instance);
        var first = commits.WriteAsync(new Write("a"));
        await database.Asked;
        Task<bool>[] waiting = [commits.WriteAsync(new Write("b")), commits.WriteAsync(new Write("b"))];
        database.FailNext();
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => first);

        // The next batch hangs as the first did, and has taken one of the two: they touch the same.
        await database.Asked;
        database.FailNext();

        foreach (var write in waiting)
        {
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => write.WaitAsync(TestTimeouts.Default, Cancellation));
        }

        Assert.Equal(2, database.Batches);
    }

    private sealed class Write(string touched) : BatchedWrite(Cancellation)
    {
        public override IEnumerable<object> Touched => [touched];

        public override string Label => touched;
    }

    /// <summary>A database that answers nothing until the test has it time out.</summary>
    private sealed class HangingWriter : IBatchWriter
    {
        private TaskCompletionSource _asked = New();
        private TaskCompletionSource _failed = New();

        public Task Asked => _asked.Task;

        public int Batches { get; private set; }

        public void FailNext()
        {
            var failing = _failed;
            (_asked, _failed) = (New(), New());
            failing.SetException(new TimeoutException());
        }

        public Task WriteAsync(IReadOnlyList<BatchedWrite> batch)
        {
            Batches++;
            var failing = _failed;
            _asked.SetResult();
            return failing.Task;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
