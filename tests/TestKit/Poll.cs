using System.Runtime.CompilerServices;

namespace PersonaUniverse.TestKit;

/// <summary>Waits for what nobody tells of, by looking again and again.</summary>
public static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until it is so.</summary>
    /// <param name="isSo">Looks once.</param>
    /// <param name="timeout">After how long it counts as a hang.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="what">What is looked for, as the code says it.</param>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task UntilAsync(
        Func<Task<bool>> isSo,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        using var looks = new PeriodicTimer(Pause);
        try
        {
            while (!await isSo().WaitAsync(deadline.Token))
            {
                await looks.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"In {timeout} this never was so: {what}");
        }
    }
}
