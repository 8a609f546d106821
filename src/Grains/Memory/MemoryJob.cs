namespace PersonaUniverse.Memory;

/// <summary>A grain's own job that no call waits for: done again when it was asked for meanwhile, and after a failure.</summary>
/// <remarks>Lives on its grain's scheduler.</remarks>
/// <param name="work">Does all there is to do.</param>
/// <param name="failed">Hears of a failure, and after which pause the work is tried again.</param>
/// <param name="firstPause">The first pause after a failure; it doubles up to a minute.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="leaving">Ends the job.</param>
internal sealed class MemoryJob(
    Func<CancellationToken, Task> work,
    Action<TimeSpan, Exception> failed,
    TimeSpan firstPause,
    TimeProvider clock,
    CancellationToken leaving)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private bool _more;

    /// <summary>Gets a task that ends when nothing is being done.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Sees to it that what there is to do now is done.</summary>
    public void Ask()
    {
        _more = true;
        if (Running.IsCompleted && !leaving.IsCancellationRequested)
        {
            Running = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        var pause = firstPause;
        while (_more)
        {
            _more = false;
            try
            {
                await work(leaving);
                pause = firstPause;
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                failed(pause, failure);
                _more = true;
                await Task.Delay(pause, clock, leaving).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
