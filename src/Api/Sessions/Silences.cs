using System.Runtime.CompilerServices;

namespace PersonaUniverse.Sessions;

/// <summary>Hears when a stream is silent.</summary>
internal static class Silences
{
    /// <summary>The items as they come, and null each time that none has come for a while.</summary>
    /// <param name="items">The items.</param>
    /// <param name="silence">How long a while is.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="cancellationToken">Stops the items.</param>
    public static async IAsyncEnumerable<T?> WithSilencesAsync<T>(
        this IAsyncEnumerable<T> items,
        TimeSpan silence,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var source = items.GetAsyncEnumerator(gone.Token);
        var next = Task.FromResult(false);
        try
        {
            while (true)
            {
                next = source.MoveNextAsync().AsTask();
                while (!await HasComeAsync(next, silence, clock))
                {
                    yield return null;
                }

                if (!await next)
                {
                    yield break;
                }

                yield return source.Current;
            }
        }
        finally
        {
            // Whoever leaves in a silence leaves an item awaited, and a source must not be disposed of before that has come or failed.
            if (!next.IsCompleted)
            {
                await gone.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task<bool> HasComeAsync(Task next, TimeSpan patience, TimeProvider clock)
    {
        await next.WaitAsync(patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompleted;
    }
}
