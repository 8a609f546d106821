namespace PersonaUniverse;

/// <summary>Calls to grains that may be made again: those that read, or whose message carries an id of its own.</summary>
/// <remarks>
/// When a silo dies, messages to it are refused or, if they were on their way, answered by nobody. The others know of the death
/// within seconds and activate its grains elsewhere; a call made again then succeeds, and the caller need not know.
/// </remarks>
public static class RepeatableCall
{
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes a call, again and again while the cluster is mending itself.</summary>
    /// <typeparam name="T">What the call answers with.</typeparam>
    /// <param name="call">The call; its token ends one attempt.</param>
    /// <param name="patience">How long to go on.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OrleansException">The cluster did not mend in time.</exception>
    /// <exception cref="TimeoutException">The same.</exception>
    public static async Task<T> MakeAsync<T>(
        Func<CancellationToken, Task<T>> call, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(clock);

        var began = clock.GetTimestamp();
        while (true)
        {
            // Registered with, not linked to, the caller's token: a linked source would have no clock but the system's.
            using var attempt = new CancellationTokenSource(Attempt, clock);
            using var given = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), attempt);
            try
            {
                return await call(attempt.Token);
            }
            catch (Exception failure) when (MayPass(failure) && !cancellationToken.IsCancellationRequested)
            {
                if (clock.GetElapsedTime(began) >= patience)
                {
                    throw failure is OperationCanceledException ? new TimeoutException("The cluster does not answer.") : failure;
                }
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static bool MayPass(Exception failure) => failure is OrleansException or TimeoutException or OperationCanceledException;
}
