using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class GroupCommitTests
{
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

    [Fact]
    public async Task Write_BehindABatchThatMetAnOutageOneByOne_FailsWithItAndNotAfterItsOwnTimeout()
    {
        var database = new HangingWriter();
        await using var commits = new GroupCommit(database, NullLogger.Instance);
        var writes = await SplitAsync(commits, database);
        database.FailNext();

        foreach (var write in writes)
        {
            await Assert.ThrowsAsync<DependencyUnavailableException>(() => write.WaitAsync(TestTimeouts.Default, Cancellation));
        }

        Assert.Equal(3, database.Batches);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.LockNotAvailable)]
    public async Task Write_BehindAStatementThatRanTooLong_IsTriedAllTheSame(string state)
    {
        var database = new HangingWriter();
        await using var commits = new GroupCommit(database, NullLogger.Instance);
        var writes = await SplitAsync(commits, database);
        database.FailNext(new PostgresException("too long", "ERROR", "ERROR", state));
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => writes[0]);

        for (var left = 1; left < writes.Length; left++)
        {
            await database.Asked;
            Assert.False(writes[left].IsCompleted);
            database.EndNext();
            await writes[left];
        }
    }

    /// <summary>Has a batch of two refused, so that the first of them is tried alone while a third waits in the queue.</summary>
    private static async Task<Task<bool>[]> SplitAsync(GroupCommit commits, HangingWriter database)
    {
        var ahead = commits.WriteAsync(new Write("ahead"));
        await database.Asked;
        Task<bool>[] batch = [commits.WriteAsync(new Write("a")), commits.WriteAsync(new Write("b"))];
        database.EndNext();
        await ahead;

        await database.Asked;
        var waiting = commits.WriteAsync(new Write("c"));
        database.FailNext(new InvalidOperationException());
        await database.Asked;
        return [.. batch, waiting];
    }

    private sealed class Write(string touched) : BatchedWrite(Cancellation)
    {
        public override IEnumerable<object> Touched => [touched];

        public override string Label => touched;
    }

    /// <summary>A database that answers nothing until the test says what.</summary>
    private sealed class HangingWriter : IBatchWriter
    {
        private TaskCompletionSource _asked = New();
        private TaskCompletionSource _answer = New();

        public Task Asked => _asked.Task;

        public int Batches { get; private set; }

        public void FailNext(Exception? failure = null) => Answer().SetException(failure ?? new TimeoutException());

        public void EndNext() => Answer().SetResult();

        public Task WriteAsync(IReadOnlyList<BatchedWrite> batch)
        {
            Batches++;
            var answer = _answer;
            _asked.SetResult();
            return answer.Task;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // Before it answers, so that what is asked next finds an answer of its own to wait for.
        private TaskCompletionSource Answer()
        {
            var answer = _answer;
            (_asked, _answer) = (New(), New());
            return answer;
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
