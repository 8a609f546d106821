using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Storage;

/// <summary>Group commit: what queues while one batch is being written becomes the next batch.</summary>
/// <remarks>
/// Nothing waits for company: a write that finds the writer idle goes at once, alone. Under load a transaction, its round trip
/// and its flush to disk are shared by all who came meanwhile, whatever they write. One writer, so one caller's writes keep their order.
/// </remarks>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private const int LargestBatch = 256;

    // Beyond this many, callers wait to get in: the database is slower than the world, and memory is finite.
    private const int LongestQueue = 16_384;

    private readonly Channel<BatchedWrite> _queue = Channel.CreateBounded<BatchedWrite>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true });

    private readonly WriteBatch _batch = new();
    private readonly IBatchWriter _writer;
    private readonly ILogger _logger;
    private readonly Task _loop;

    public GroupCommit(IBatchWriter writer, ILogger logger)
    {
        _writer = writer;
        _logger = logger;

        // On the pool, whoever asks first: a grain's scheduler must not become the writer's.
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues a write and waits until it is durable.</summary>
    /// <remarks>Canceling stops the waiting; what is already being written is written.</remarks>
    public async Task<bool> WriteAsync(BatchedWrite write)
    {
        if (!_queue.Writer.TryWrite(write))
        {
            try
            {
                await _queue.Writer.WriteAsync(write, write.CancellationToken);
            }
            catch (ChannelClosedException exception)
            {
                throw new DependencyUnavailableException(DatabaseErrors.Dependency, exception);
            }
        }

        return await write.Task.WaitAsync(write.CancellationToken);
    }

    /// <summary>Refuses new writes, writes all that wait, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _writer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            Gather();
            if (_batch.Writes.Count > 0)
            {
                await WriteBatchAsync();
                _batch.Clear();
            }
        }
    }

    private void Gather()
    {
        while (_batch.Writes.Count < LargestBatch && _queue.Reader.TryPeek(out var next))
        {
            if (next.CancellationToken.IsCancellationRequested)
            {
                next.TrySetCanceled(next.CancellationToken);
            }
            else if (!_batch.TryAdd(next))
            {
                return;
            }

            _queue.Reader.TryRead(out _);
        }
    }

    private async Task WriteBatchAsync()
    {
        var writes = _batch.Writes;
        var waiting = _queue.Reader.Count;
        try
        {
            await _writer.WriteAsync(writes);
            Complete(writes);
        }
        catch (Exception exception) when (DatabaseErrors.IsEverybodys(exception))
        {
            FailWithQueue(writes, waiting, exception);
        }
        catch (Exception exception) when (writes.Count == 1 || DatabaseErrors.IsOutage(exception))
        {
            LogBatchFailed(writes.Count, exception.GetType().Name);
            Fail(writes, exception);
        }
        catch (Exception exception)
        {
            // One row is to blame, or another process won a race; which one, and who is innocent, shows one by one.
            LogBatchSplit(writes.Count, exception.GetType().Name);
            await WriteOneByOneAsync(writes);
        }
    }

    private async Task WriteOneByOneAsync(IReadOnlyList<BatchedWrite> writes)
    {
        for (var i = 0; i < writes.Count; i++)
        {
            BatchedWrite[] alone = [writes[i]];
            var waiting = _queue.Reader.Count;
            try
            {
                await _writer.WriteAsync(alone);
                Complete(alone);
            }
            catch (Exception exception) when (DatabaseErrors.IsEverybodys(exception))
            {
                FailWithQueue(writes.Skip(i), waiting, exception);
                return;
            }
            catch (Exception exception)
            {
                LogRowRefused(alone[0].Label, exception.GetType().Name);
                Fail(alone, exception);
            }
        }
    }

    // What waited meanwhile would fail the same way, each batch after its own timeout.
    private void FailWithQueue(IEnumerable<BatchedWrite> writes, int waiting, Exception exception)
    {
        var failed = writes.Concat(Dequeue(waiting)).ToList();
        LogBatchFailed(failed.Count, exception.GetType().Name);
        Fail(failed, exception);
    }

    private IEnumerable<BatchedWrite> Dequeue(int count)
    {
        while (count-- > 0 && _queue.Reader.TryRead(out var write))
        {
            yield return write;
        }
    }

    private static void Complete(IReadOnlyList<BatchedWrite> writes)
    {
        foreach (var write in writes)
        {
            write.TrySetResult(write.Stored);
        }
    }

    private static void Fail(IEnumerable<BatchedWrite> writes, Exception exception)
    {
        foreach (var write in writes)
        {
            write.TrySetException(DatabaseErrors.Translate(exception));
        }
    }
}
