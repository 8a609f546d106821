namespace PersonaUniverse.Models.Resilience;

/// <summary>Limits the calls of one model under way. As many again may wait, each for a while; the rest are turned away.</summary>
internal sealed class CallPlaces(string model, int count, TimeSpan patience, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(count, count);
    private int _waiting;

    /// <summary>Takes a place, or waits for one.</summary>
    /// <exception cref="ModelException">None came free in time, or too many wait already (<see cref="ModelFailure.Busy"/>).</exception>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (_places.Wait(0, CancellationToken.None))
        {
            return;
        }

        if (Interlocked.Increment(ref _waiting) > count)
        {
            Interlocked.Decrement(ref _waiting);
            throw Busy();
        }

        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await _places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Busy();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Free() => _places.Release();

    public void Dispose() => _places.Dispose();

    private ModelException Busy()
        => new(ModelFailure.Busy, $"The model '{model}' has as many calls under way and waiting as it may have.", patience);
}
