using System.Net;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>Joins calls: those that come while one is under way go together in the next.</summary>
/// <remarks>
/// Nothing waits for company: a call that finds nothing under way goes at once, alone. Under load the request, its deadline and its
/// way through both processes are shared by all who came meanwhile.
/// </remarks>
/// <param name="make">Makes calls together; answers each, in their order. It has a deadline of its own.</param>
/// <typeparam name="TCall">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
internal sealed class JoinedCalls<TCall, TAnswer>(Func<IReadOnlyList<TCall>, Task<IReadOnlyList<TAnswer>>> make)
{
    // So many searches take some milliseconds; more would have the first wait for the last.
    private const int Largest = 32;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _queue = [];
    private bool _running;

    /// <summary>Makes a call, with those that come at the same time.</summary>
    /// <remarks>Canceling stops the waiting; a call on its way is made all the same.</remarks>
    public Task<TAnswer> MakeAsync(TCall call, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(call, cancellationToken);
        lock (_gate)
        {
            _queue.Enqueue(waiting);
            if (!_running)
            {
                // On the pool, whoever asks first: a grain's scheduler must not carry everybody's calls.
                _running = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        return waiting.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } joined)
        {
            if (!await TryMakeAsync(joined))
            {
                foreach (var alone in joined)
                {
                    await TryMakeAsync([alone]);
                }
            }
        }
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var joined = new List<Waiting>();
            while (joined.Count < Largest && _queue.TryDequeue(out var next))
            {
                if (!next.Stopped.IsCancellationRequested)
                {
                    joined.Add(next);
                }
            }

            _running = joined.Count > 0;
            return joined;
        }
    }

    /// <returns>False when one of several is to blame for a refusal, and none has its answer.</returns>
    private async Task<bool> TryMakeAsync(List<Waiting> joined)
    {
        try
        {
            var answers = await make([.. joined.Select(waiting => waiting.Call)]);
            for (var i = 0; i < joined.Count; i++)
            {
                joined[i].SetResult(answers[i]);
            }
        }
        // A refusal is one call's fault, but for a collection that is not there, which all of them miss.
        catch (HttpRequestException refusal) when (joined.Count > 1 && refusal.StatusCode is not HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (Exception failure)
        {
            foreach (var waiting in joined)
            {
                waiting.TrySetException(failure);
            }
        }

        return true;
    }

    private sealed class Waiting(TCall call, CancellationToken stopped)
        : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TCall Call { get; } = call;

        public CancellationToken Stopped { get; } = stopped;
    }
}
